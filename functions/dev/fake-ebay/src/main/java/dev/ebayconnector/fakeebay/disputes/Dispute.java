package dev.ebayconnector.fakeebay.disputes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment dispute, as eBay's contract of Sell Fulfillment v1 describes it.
 *
 * @param amount an object with value and currency
 * @param lines  the order's lines, with itemId and lineItemId
 */
record Dispute(
        String id,
        String orderId,
        ObjectNode amount,
        String buyer,
        String reason,
        Instant openedAt,
        String status,
        int revision,
        Optional<Instant> closedAt,
        String outcome,
        ArrayNode lines) {
    static final String CLOSED = "CLOSED";
    static final String ACTION_NEEDED = "ACTION_NEEDED";
    private static final Duration TO_RESPOND = Duration.ofDays(5);

    /** The dispute after an action of seller, buyer or eBay. */
    Dispute moved(String newStatus, Instant now) {
        return new Dispute(
                id,
                orderId,
                amount,
                buyer,
                reason,
                openedAt,
                newStatus,
                revision + 1,
                newStatus.equals(CLOSED) ? Optional.of(now) : Optional.empty(),
                outcome,
                lines);
    }

    ObjectNode summary() {
        ObjectNode summary = Json.object()
                .put("paymentDisputeId", id)
                .put("paymentDisputeStatus", status)
                .put("reason", reason)
                .put("openDate", Json.time(openedAt))
                .put("orderId", orderId)
                .put("buyerUsername", buyer);
        summary.set("amount", amount.deepCopy());
        if (status.equals(ACTION_NEEDED)) {
            summary.put("respondByDate", Json.time(openedAt.plus(TO_RESPOND)));
        }
        closedAt.ifPresent(at -> summary.put("closedDate", Json.time(at)));
        return summary;
    }

    ObjectNode detail() {
        ObjectNode detail = summary().put("revision", revision);
        detail.set("lineItems", lines.deepCopy());
        detail.set("availableChoices", choices());
        if (status.equals(CLOSED)) {
            detail.put("sellerResponse", outcome.equals("SELLER_ACCEPT") ? "SELLER_ACCEPT" : "SELLER_CONTEST");
            detail.set("resolution", resolution());
            detail.set("monetaryTransactions", transactions());
        }
        return detail;
    }

    private ArrayNode choices() {
        ArrayNode choices = Json.array();
        if (status.equals(ACTION_NEEDED)) {
            choices.add("SELLER_ACCEPT").add("SELLER_CONTEST");
        }
        return choices;
    }

    private ObjectNode resolution() {
        boolean won = outcome.equals("SELLER_WON");
        ObjectNode resolution = Json.object()
                .put("reasonForClosure", outcome)
                .put("protectionStatus", won ? "FULLY_PROTECTED" : "NOT_PROTECTED");
        resolution.set(won ? "protectedAmount" : "recoupAmount", amount.deepCopy());
        if (!won) {
            resolution.set("fees", fee());
        }
        return resolution;
    }

    private ArrayNode transactions() {
        if (outcome.equals("SELLER_WON")) {
            return Json.array();
        }
        ObjectNode fee = Json.object()
                .put("date", Json.time(closedAt.orElse(openedAt)))
                .put("type", "CHARGE")
                .put("reason", "DISPUTE_FEE");
        return Json.array().add(fee.set("amount", fee()));
    }

    private ObjectNode fee() {
        return Json.object()
                .put("value", "20.0")
                .put("currency", amount.get("currency").asText());
    }
}
