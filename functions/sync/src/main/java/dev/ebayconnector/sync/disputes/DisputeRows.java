package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.disputes.EbayDispute;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Disputes as rows. */
final class DisputeRows {

    static final String BUYER = "buyer_username";

    private DisputeRows() {}

    /** Where the sealed part of a summary belongs. */
    static Place place(String id) {
        return Place.of("disputes", id);
    }

    /** Where the sealed part of a detail belongs. */
    static Place detailPlace(String id) {
        return new Place("disputes", "detail_personal", List.of(id));
    }

    private static byte[] buyer(PageSeal seal, EbayDispute.Facts facts, Map<String, String> known) {
        return seal.hash(known.getOrDefault(facts.paymentDisputeId(), facts.buyerUsername()));
    }

    static String summaries(
            List<EbayDispute.Summary> summaries, PageSeal seal, Map<String, String> known, Instant now) {
        return JsonRows.of(summaries, (row, summary) -> {
            var id = summary.facts().paymentDisputeId();
            var own = seal.of(summary.raw());
            var sealed = own.seal(
                    PersonalPaths.DISPUTE,
                    place(id),
                    summary.raw(),
                    personal -> personal.withColumn(BUYER, known.get(id)));
            facts(row, summary.facts())
                    .bytes("buyer_hash", buyer(own, summary.facts(), known))
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    static String details(List<EbayDispute.Detail> details, PageSeal seal, Map<String, String> known, Instant now) {
        return JsonRows.of(details, (row, detail) -> {
            var resolution = detail.resolution();
            var id = detail.facts().paymentDisputeId();
            var own = seal.of(detail.raw());
            var sealed = own.seal(
                    PersonalPaths.DISPUTE,
                    detailPlace(id),
                    detail.raw(),
                    personal -> personal.withColumn(BUYER, known.get(id)));
            facts(row, detail.facts())
                    .bytes("buyer_hash", buyer(own, detail.facts(), known))
                    .integer("revision", detail.revision())
                    .text("seller_response", detail.sellerResponse())
                    .text("closure_reason", resolution.closureReason())
                    .text("protection_status", resolution.protectionStatus())
                    .number("fees_value", resolution.fees().value())
                    .text("fees_currency", resolution.fees().currency())
                    .number("recoup_value", resolution.recouped().value())
                    .text("recoup_currency", resolution.recouped().currency())
                    .number("protected_value", resolution.protectedAmount().value())
                    .text("protected_currency", resolution.protectedAmount().currency())
                    .number("fee_credit_value", resolution.feeCredit().value())
                    .text("fee_credit_currency", resolution.feeCredit().currency())
                    .json("detail", sealed.facts())
                    .bytes("detail_personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    private static JsonRows facts(JsonRows row, EbayDispute.Facts facts) throws IOException {
        return row.text("payment_dispute_id", facts.paymentDisputeId())
                .text("order_id", facts.orderId())
                .text("status", facts.status())
                .text("reason", facts.reason())
                .number("amount_value", facts.amount().value())
                .text("amount_currency", facts.amount().currency())
                .moment("opened_at", facts.openedAt())
                .moment("respond_by", facts.respondBy())
                .moment("closed_at", facts.closedAt());
    }
}
