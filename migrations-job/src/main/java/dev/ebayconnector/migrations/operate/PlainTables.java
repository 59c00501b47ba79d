package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The tables whose personal data is sealed, as the sync seals it. */
final class PlainTables {

    private static final String ACCOUNT = "account_id";
    private static final String PERSONAL = "personal";
    private static final String OWN_MARK = "t.erased_at";
    private static final String NO_MARK = "CAST(NULL AS timestamptz)";

    static final List<PlainTable> ALL = List.of(
            new PlainTable(
                    "orders",
                    List.of(ACCOUNT, "order_id"),
                    List.of("buyer_username"),
                    OWN_MARK,
                    "t.buyer_username IS NOT NULL OR " + holds("raw", PersonalPaths.ORDER),
                    List.of("raw", "buyer_username"),
                    PlainTables::order),
            new PlainTable(
                    "order_line_items",
                    List.of(ACCOUNT, "order_id", "line_item_id"),
                    List.of(),
                    """
                    (SELECT o.erased_at FROM orders o WHERE o.account_id = t.account_id AND o.order_id = t.order_id)\
                    """,
                    holds("raw", PersonalPaths.LINE_ITEM),
                    List.of("raw"),
                    row -> split(
                            row,
                            "raw",
                            PersonalPaths.LINE_ITEM,
                            Place.of("order_line_items", row.text("order_id"), row.text("line_item_id")),
                            UnaryOperator.identity())),
            new PlainTable(
                    "transactions",
                    List.of(ACCOUNT, "transaction_id", "transaction_type"),
                    List.of("buyer_username"),
                    OWN_MARK,
                    "t.buyer_username IS NOT NULL OR " + holds("raw", PersonalPaths.TRANSACTION),
                    List.of("raw", "buyer_username"),
                    PlainTables::transaction),
            new PlainTable(
                    "payouts",
                    List.of(ACCOUNT, "payout_id"),
                    List.of(),
                    NO_MARK,
                    "t.instrument_nickname IS NOT NULL OR t.instrument_last_four IS NOT NULL"
                            + " OR t.bank_reference IS NOT NULL OR " + holds("raw", PersonalPaths.PAYOUT),
                    List.of("raw"),
                    PlainTables::payout),
            new PlainTable(
                    "disputes",
                    List.of(ACCOUNT, "payment_dispute_id"),
                    List.of("buyer_username"),
                    OWN_MARK,
                    "t.buyer_username IS NOT NULL OR " + holds("raw", PersonalPaths.DISPUTE) + " OR "
                            + holds("detail", PersonalPaths.DISPUTE),
                    List.of("raw", "detail", "personal", "detail_personal", "buyer_username"),
                    PlainTables::dispute),
            new PlainTable(
                    "conversations",
                    List.of(ACCOUNT, "conversation_id"),
                    List.of("other_party"),
                    OWN_MARK,
                    "t.other_party IS NOT NULL OR t.title IS NOT NULL OR " + holds("raw", PersonalPaths.CONVERSATION),
                    List.of("raw", "other_party"),
                    PlainTables::conversation),
            new PlainTable(
                    "messages",
                    List.of(ACCOUNT, "message_id"),
                    List.of("sender", "recipient"),
                    OWN_MARK,
                    "t.sender IS NOT NULL OR t.recipient IS NOT NULL OR t.subject IS NOT NULL OR t.body IS NOT NULL"
                            + " OR t.media IS NOT NULL OR " + holds("raw", PersonalPaths.MESSAGE),
                    List.of("raw", "sender", "recipient", "media"),
                    PlainTables::message),
            new PlainTable(
                    "quarantined_records",
                    List.of(ACCOUNT, "id"),
                    List.of(),
                    NO_MARK,
                    "t.raw IS NOT NULL OR t.raw_text IS NOT NULL",
                    List.of("raw", "raw_text", "resource", "record_digest"),
                    PlainTables::quarantined));

    private PlainTables() {}

    /** Whether a column of JSON holds one of the members; arrays on the way are passed through (lax mode). */
    private static String holds(String column, PersonalPaths paths) {
        return paths.paths().stream()
                .map(path -> "jsonb_path_exists(t." + column + ", '$.\"" + path.replace("/", "\".\"") + "\"')")
                .collect(Collectors.joining(" OR "));
    }

    /** @param add adds columns that the JSON does not hold */
    private static Map<String, Object> split(
            PlainRow row, String column, PersonalPaths paths, Place place, UnaryOperator<PersonalMembers> add)
            throws SQLException {
        var split = PersonalSplit.of(row.text(column), paths);
        var values = new HashMap<String, Object>();
        values.put(column, split.facts());
        values.put(place.column(), row.seal(place, add.apply(split.personal())));
        return values;
    }

    private static Map<String, Object> order(PlainRow row) throws SQLException {
        var values = split(
                row, "raw", PersonalPaths.ORDER, Place.of("orders", row.text("order_id")), UnaryOperator.identity());
        values.put("buyer_hash", row.hash(row.text("buyer_username")));
        values.put("buyer_username", null);
        return values;
    }

    private static Map<String, Object> transaction(PlainRow row) throws SQLException {
        var buyer = row.text("buyer_username");
        var values = split(
                row,
                "raw",
                PersonalPaths.TRANSACTION,
                Place.of("transactions", row.text("transaction_id"), row.text("transaction_type")),
                personal -> kept(personal, "buyer_username", buyer, "buyer/username"));
        values.put("buyer_hash", row.hash(buyer));
        values.put("buyer_username", null);
        return values;
    }

    private static Map<String, Object> payout(PlainRow row) throws SQLException {
        var values = split(
                row, "raw", PersonalPaths.PAYOUT, Place.of("payouts", row.text("payout_id")), UnaryOperator.identity());
        values.put("instrument_nickname", null);
        values.put("instrument_last_four", null);
        values.put("bank_reference", null);
        return values;
    }

    /** Summary and detail are written at different times; a part that is sealed already stays as it is. */
    private static Map<String, Object> dispute(PlainRow row) throws SQLException {
        var id = row.text("payment_dispute_id");
        var buyer = row.text("buyer_username");
        var values = new HashMap<String, Object>();
        if (row.erased() || row.columns().getBytes(PERSONAL) == null) {
            values.putAll(split(
                    row,
                    "raw",
                    PersonalPaths.DISPUTE,
                    Place.of("disputes", id),
                    personal -> kept(personal, "buyer_username", buyer, "buyerUsername")));
        }
        if (row.text("detail") != null && (row.erased() || row.columns().getBytes("detail_personal") == null)) {
            values.putAll(split(
                    row,
                    "detail",
                    PersonalPaths.DISPUTE,
                    new Place("disputes", "detail_personal", List.of(id)),
                    UnaryOperator.identity()));
        }
        if (buyer != null || row.erased()) {
            values.put("buyer_hash", row.hash(buyer));
        }
        values.put("buyer_username", null);
        return values;
    }

    private static Map<String, Object> conversation(PlainRow row) throws SQLException {
        var party = row.text("other_party");
        var values = split(
                row,
                "raw",
                PersonalPaths.CONVERSATION,
                Place.of("conversations", row.text("conversation_id")),
                personal -> personal.withColumn("other_party", party));
        values.put("other_party_hash", row.hash(party));
        values.put("other_party", null);
        values.put("title", null);
        return values;
    }

    private static Map<String, Object> message(PlainRow row) throws SQLException {
        var sender = row.text("sender");
        var recipient = row.text("recipient");
        var media = row.text("media");
        var values = split(
                row,
                "raw",
                PersonalPaths.MESSAGE,
                Place.of("messages", row.text("message_id")),
                personal -> kept(
                                kept(personal, "sender", sender, "senderUsername", "Sender"),
                                "recipient",
                                recipient,
                                "recipientUsername",
                                "RecipientUserID")
                        .withColumn("media", media));
        values.put("sender_hash", row.hash(sender));
        values.put("recipient_hash", row.hash(recipient));
        for (var column : List.of("sender", "recipient", "subject", "body", "media")) {
            values.put(column, null);
        }
        return values;
    }

    private static Map<String, Object> quarantined(PlainRow row) throws SQLException {
        var digest = row.columns().getBytes("record_digest");
        var text = row.text("raw_text") == null ? row.text("raw") : row.text("raw_text");
        var values = new HashMap<String, Object>();
        if (digest == null) {
            digest = RowDigest.of(row.text("id"));
            values.put("record_digest", digest);
        }
        var place = Place.of(
                "quarantined_records", row.text("resource"), HexFormat.of().formatHex(digest));
        values.put(PERSONAL, row.seal(place, text));
        values.put("raw", null);
        values.put("raw_text", null);
        return values;
    }

    /** With the stored name if eBay's JSON does not hold it any more. */
    private static PersonalMembers kept(PersonalMembers personal, String column, String name, String... paths) {
        for (var path : paths) {
            if (personal.text(path).isPresent()) {
                return personal;
            }
        }
        return personal.withColumn(column, name);
    }
}
