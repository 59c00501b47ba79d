package dev.ebayconnector.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which members of eBay's JSON are personal data, by kind of record. A path names members from the record on; arrays on its
 * way are passed through, and names are compared without regard to capitals. What a path leads to is personal as a whole,
 * members that eBay may add there included. Every other member is a fact.
 */
public enum PersonalPaths {

    /** Sell Fulfillment v1, Order: Buyer, ExtendedContact, Address, TaxAddress, TaxIdentifier, GiftDetails. */
    ORDER(
            "buyer",
            "buyerCheckoutNotes",
            "sellerId",
            "fulfillmentStartInstructions/finalDestinationAddress",
            "fulfillmentStartInstructions/shippingStep/shipTo",
            "fulfillmentStartInstructions/shippingStep/shipToReferenceId",
            "lineItems/giftDetails",
            "lineItems/linkedOrderLineItems/sellerId"),

    /** Sell Fulfillment v1, LineItem: GiftDetails, LinkedOrderLineItem. */
    LINE_ITEM("giftDetails", "linkedOrderLineItems/sellerId"),

    /** Sell Finances v1, Transaction: Buyer. */
    TRANSACTION("buyer"),

    /** Sell Finances v1, Payout: PayoutInstrument, and the reference of the seller's bank. */
    PAYOUT("payoutInstrument", "bankReference"),

    /**
     * Sell Fulfillment v1, PaymentDisputeSummary and PaymentDispute: InfoFromBuyer, ReturnAddress, the notes, and the names
     * of files of evidence.
     */
    DISPUTE("buyerUsername", "buyerProvided", "note", "returnAddress", "evidence/files/name"),

    /** Commerce Message v1, ConversationDetail; Trading, GetMyMessages, of whose headers threads are made. */
    CONVERSATION(
            "conversationTitle",
            "latestMessage",
            "otherPartyUsername",
            "Sender",
            "SendingUserID",
            "SendToName",
            "RecipientUserID",
            "Subject",
            "Text",
            "Content",
            "MessageMedia",
            "ResponseDetails"),

    /** Commerce Message v1, MessageDetail; Trading, GetMyMessages, MyMessagesMessageType. */
    MESSAGE(
            "senderUsername",
            "recipientUsername",
            "subject",
            "messageBody",
            "messageMedia",
            "Sender",
            "SendingUserID",
            "SendToName",
            "RecipientUserID",
            "Text",
            "Content",
            "ResponseDetails");

    private final List<String> paths;
    private final Step root = Step.empty();

    PersonalPaths(String... paths) {
        this.paths = List.of(paths);
        for (var path : paths) {
            root.add(segments(path), 0);
        }
    }

    /** A member on the way to personal data, or personal itself if nothing follows. */
    record Step(Map<String, Step> next) {

        private static Step empty() {
            return new Step(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }

        private void add(List<String> names, int at) {
            if (at < names.size()) {
                next.computeIfAbsent(names.get(at), _ -> Step.empty()).add(names, at + 1);
            }
        }

        boolean personal() {
            return next.isEmpty();
        }

        /** Null for a fact. */
        Step find(String member) {
            return next.get(member);
        }
    }

    /** As they are written here. */
    public List<String> paths() {
        return paths;
    }

    Step root() {
        return root;
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).map(PersonalPaths::normal).toList();
    }

    static String normal(String member) {
        return member.toLowerCase(Locale.ROOT);
    }
}
