package dev.ebayconnector.ebay.disputes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.disputes.EbayDispute.Amount;
import dev.ebayconnector.ebay.disputes.EbayDispute.Facts;
import dev.ebayconnector.ebay.disputes.EbayDispute.Resolution;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;

/** Reads payment disputes of eBay's JSON; refuses with an {@link IllegalArgumentException} that names the member. */
final class DisputeReader {

    private DisputeReader() {}

    /** @param raw the text that the tree was read from */
    static EbayDispute summary(JsonNode dispute, String raw) {
        RecordText.requireStorable(dispute);
        return new EbayDispute.Summary(facts(dispute), raw);
    }

    /** @param raw the text that the tree was read from */
    static EbayDispute detail(JsonNode dispute, String raw) {
        RecordText.requireStorable(dispute);
        return new EbayDispute.Detail(
                facts(dispute),
                RecordFields.integer(dispute, "revision"),
                RecordFields.text(dispute, "sellerResponse"),
                resolution(dispute.path("resolution")),
                raw);
    }

    private static Facts facts(JsonNode dispute) {
        return new Facts(
                RecordFields.id(dispute, "paymentDisputeId"),
                RecordFields.text(dispute, "orderId"),
                RecordFields.text(dispute, "paymentDisputeStatus"),
                RecordFields.text(dispute, "reason"),
                amount(dispute, "amount"),
                RecordFields.text(dispute, "buyerUsername"),
                RecordFields.moment(dispute, "openDate"),
                RecordFields.optionalMoment(dispute, "respondByDate"),
                RecordFields.optionalMoment(dispute, "closedDate"));
    }

    private static Resolution resolution(JsonNode resolution) {
        return new Resolution(
                RecordFields.text(resolution, "reasonForClosure"),
                RecordFields.text(resolution, "protectionStatus"),
                amount(resolution, "fees"),
                amount(resolution, "recoupAmount"),
                amount(resolution, "protectedAmount"),
                amount(resolution, "totalFeeCredit"));
    }

    private static Amount amount(JsonNode of, String name) {
        var amount = of.path(name);
        return new Amount(RecordFields.money(amount, name), RecordFields.text(amount, "currency"));
    }
}
