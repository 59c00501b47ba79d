package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.disputes.EbayDispute;
import dev.ebayconnector.sync.run.resource.JsonRows;
import java.io.IOException;
import java.util.List;

/** Disputes as rows. */
final class DisputeRows {

    private DisputeRows() {}

    static String summaries(List<EbayDispute.Summary> summaries) {
        return JsonRows.of(
                summaries, (row, summary) -> facts(row, summary.facts()).json("raw", summary.raw()));
    }

    static String details(List<EbayDispute.Detail> details) {
        return JsonRows.of(details, (row, detail) -> {
            var resolution = detail.resolution();
            facts(row, detail.facts())
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
                    .json("detail", detail.raw());
        });
    }

    private static JsonRows facts(JsonRows row, EbayDispute.Facts facts) throws IOException {
        return row.text("payment_dispute_id", facts.paymentDisputeId())
                .text("order_id", facts.orderId())
                .text("status", facts.status())
                .text("reason", facts.reason())
                .number("amount_value", facts.amount().value())
                .text("amount_currency", facts.amount().currency())
                .text("buyer_username", facts.buyerUsername())
                .moment("opened_at", facts.openedAt())
                .moment("respond_by", facts.respondBy())
                .moment("closed_at", facts.closedAt());
    }
}
