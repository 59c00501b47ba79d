package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonalPaths;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with personal data of buyers or of the seller, and what an erasure empties in it. {@link Registry} says the same
 * of every column; a test compares the two.
 *
 * @param key        of a row, after {@code account_id}; all of it text
 * @param json       columns with eBay's JSON
 * @param people     columns that name a person
 * @param plain      further columns that are personal data
 * @param userIdPath where eBay's JSON states the user id of the person it names, or null
 * @param marked     whether the table has {@code erased_at}
 */
record PersonTable(
        String name,
        List<String> key,
        List<Json> json,
        List<Name> people,
        List<String> plain,
        String userIdPath,
        boolean marked) {

    /** @param personal the column that holds, sealed, what is personal in the facts */
    record Json(String facts, String personal, PersonalPaths paths) {}

    /** @param text the column of the releases before, NULL since */
    record Name(String hash, String text) {}

    static final PersonTable ORDERS = new PersonTable(
            "orders",
            List.of("order_id"),
            List.of(new Json("raw", "personal", PersonalPaths.ORDER)),
            List.of(new Name("buyer_hash", "buyer_username")),
            List.of(),
            "buyer/userId",
            true);

    static final PersonTable LINE_ITEMS = new PersonTable(
            "order_line_items",
            List.of("order_id", "line_item_id"),
            List.of(new Json("raw", "personal", PersonalPaths.LINE_ITEM)),
            List.of(),
            List.of(),
            null,
            false);

    static final PersonTable TRANSACTIONS = new PersonTable(
            "transactions",
            List.of("transaction_id", "transaction_type"),
            List.of(new Json("raw", "personal", PersonalPaths.TRANSACTION)),
            List.of(new Name("buyer_hash", "buyer_username")),
            List.of(),
            "buyer/userId",
            true);

    static final PersonTable DISPUTES = new PersonTable(
            "disputes",
            List.of("payment_dispute_id"),
            List.of(
                    new Json("raw", "personal", PersonalPaths.DISPUTE),
                    new Json("detail", "detail_personal", PersonalPaths.DISPUTE)),
            List.of(new Name("buyer_hash", "buyer_username")),
            List.of(),
            null,
            true);

    static final PersonTable CONVERSATIONS = new PersonTable(
            "conversations",
            List.of("conversation_id"),
            List.of(new Json("raw", "personal", PersonalPaths.CONVERSATION)),
            List.of(new Name("other_party_hash", "other_party")),
            List.of("title"),
            null,
            true);

    static final PersonTable MESSAGES = new PersonTable(
            "messages",
            List.of("message_id"),
            List.of(new Json("raw", "personal", PersonalPaths.MESSAGE)),
            List.of(new Name("sender_hash", "sender"), new Name("recipient_hash", "recipient")),
            List.of("subject", "body", "media"),
            null,
            true);

    static final PersonTable PAYOUTS = new PersonTable(
            "payouts",
            List.of("payout_id"),
            List.of(new Json("raw", "personal", PersonalPaths.PAYOUT)),
            List.of(),
            List.of("instrument_nickname", "instrument_last_four", "bank_reference"),
            null,
            false);

    /** Those that name a buyer. */
    static final List<PersonTable> OF_BUYERS = List.of(ORDERS, TRANSACTIONS, DISPUTES, CONVERSATIONS, MESSAGES);

    /** Those that hold anything personal in the records of a seller's account. */
    static final List<PersonTable> OF_ACCOUNTS =
            List.of(LINE_ITEMS, ORDERS, TRANSACTIONS, DISPUTES, MESSAGES, CONVERSATIONS, PAYOUTS);

    /** The columns that become NULL. */
    List<String> emptied() {
        var columns = new ArrayList<String>();
        json.forEach(pair -> columns.add(pair.personal()));
        people.forEach(name -> {
            columns.add(name.hash());
            columns.add(name.text());
        });
        columns.addAll(plain);
        return columns;
    }

    /** The table whose rows belong to rows of this one, or null. */
    PersonTable child() {
        return switch (name) {
            case "orders" -> LINE_ITEMS;
            case "conversations" -> MESSAGES;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
