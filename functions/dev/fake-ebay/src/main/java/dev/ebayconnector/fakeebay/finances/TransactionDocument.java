package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Money;
import java.time.Instant;

/** The content of one transaction, taken from its order. The fees of a sale add up to the order's marketplace fee. */
final class TransactionDocument {
    private static final long FIXED_FEE = 30;

    private final Ledger ledger;
    private final Entry entry;
    private final String currency;
    private final JsonNode order;

    TransactionDocument(Ledger ledger, Entry entry) {
        this.ledger = ledger;
        this.entry = entry;
        this.currency = Rates.currencyOf(ledger.seller());
        this.order = ledger.book().listed(entry.order());
    }

    /** In the currency of the seller; never negative. */
    Money amount() {
        return Rates.converted(original(), currency);
    }

    String buyer() {
        return order.at("/buyer/username").asText();
    }

    ObjectNode json(Instant now) {
        ObjectNode document = Json.object()
                .put("transactionId", entry.id())
                .put("salesRecordReference", "0")
                .put("transactionType", entry.kind().type)
                .put("bookingEntry", entry.kind().bookingEntry)
                .put("transactionDate", Json.time(entry.date()))
                .put("transactionStatus", entry.status(now))
                .put("paymentsEntity", "eBay Commerce Inc.");
        document.set("amount", Rates.json(original(), currency));
        if (entry.paidOut(now)) {
            document.put("payoutId", ledger.payoutId(entry));
        }
        switch (entry.kind()) {
            case SALE -> sale(document, now);
            case REFUND -> refund(document);
            case LABEL -> ofOrder(document).put("transactionMemo", "Shipping label, first class");
            case ADVERTISING -> advertising(document);
        }
        return document;
    }

    private Money original() {
        return switch (entry.kind()) {
            case SALE -> basis().minus(fee()).minus(tax());
            case REFUND -> Money.read(order.at("/paymentSummary/refunds/0/amount"));
            case LABEL, ADVERTISING -> new Money(entry.cents(), currency);
        };
    }

    private void sale(ObjectNode document, Instant now) {
        fees(ofOrder(document));
        if (entry.status(now).equals("FUNDS_ON_HOLD")) {
            document.put("transactionMemo", "Funds are on hold until the buyer has the item");
        }
        if (tax().cents() > 0) {
            document.set("eBayCollectedTaxAmount", tax().json());
        }
    }

    /** A refund in full gives the fees back. */
    private void refund(ObjectNode document) {
        ofOrder(document).set("references", reference(order.at("/paymentSummary/refunds/0/refundId"), "REFUND_ID"));
        if (order.path("orderPaymentStatus").asText().equals("FULLY_REFUNDED")) {
            fees(document);
        }
    }

    private void advertising(ObjectNode document) {
        document.put("feeType", "AD_FEE").put("transactionMemo", "Promoted Listings");
        document.set("references", reference(order.at("/lineItems/0/legacyItemId"), "ITEM_ID"));
    }

    private static ArrayNode reference(JsonNode id, String type) {
        return Json.array().add(Json.object().put("referenceId", id.asText()).put("referenceType", type));
    }

    private ObjectNode ofOrder(ObjectNode document) {
        document.put("orderId", ledger.book().idOf(entry.order()));
        document.set("buyer", Json.object().put("username", buyer()));
        return document;
    }

    private void fees(ObjectNode document) {
        document.set("totalFeeBasisAmount", basis().json());
        document.set("totalFeeAmount", fee().json());
        document.set("orderLineItems", lines());
    }

    private ArrayNode lines() {
        ArrayNode lines = Json.array();
        JsonNode items = order.path("lineItems");
        long fixed = Math.min(FIXED_FEE, fee().cents());
        long rest = fee().cents() - fixed;
        for (int i = 0; i < items.size(); i++) {
            long share = rest / items.size() + (i == items.size() - 1 ? rest % items.size() : 0);
            ArrayNode fees = Json.array().add(fee("FINAL_VALUE_FEE", share));
            if (i == 0) {
                fees.add(fee("FINAL_VALUE_FEE_FIXED_PER_ORDER", fixed));
            }
            ObjectNode line = Json.object()
                    .put("lineItemId", items.get(i).path("lineItemId").asText());
            line.set("feeBasisAmount", items.get(i).path("total").deepCopy());
            lines.add(line.set("marketplaceFees", fees));
        }
        return lines;
    }

    private ObjectNode fee(String type, long cents) {
        return Json.object().put("feeType", type).set("amount", new Money(cents, fee().currency()).json());
    }

    private Money basis() {
        return Money.read(order.path("totalFeeBasisAmount"));
    }

    private Money fee() {
        return Money.read(order.path("totalMarketplaceFee"));
    }

    private Money tax() {
        return Money.read(order.at("/pricingSummary/tax"));
    }
}
