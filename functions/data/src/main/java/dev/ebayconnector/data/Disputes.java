package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code disputes}; the detail that eBay sends for a single one is a member of its own. */
final class Disputes {

    static final StoredResource RESOURCE = new StoredResource(
            "disputes",
            "dispute",
            new Source(
                    "disputes d",
                    List.of(
                            new Column("account_id", Kind.UUID, "d.account_id"),
                            new Column("id", Kind.TEXT, "d.payment_dispute_id")),
                    """
                    d.account_id, d.payment_dispute_id, d.order_id, d.status, d.reason, d.amount_value, d.amount_currency,
                    d.buyer_username, d.opened_at, d.respond_by, d.closed_at, d.seller_response, d.closure_reason, d.protection_status
                    """,
                    """
                    d.revision, d.fees_value, d.fees_currency, d.recoup_value, d.recoup_currency, d.protected_value, d.protected_currency,
                    d.fee_credit_value, d.fee_credit_currency, d.erased_at, d.first_stored_at, d.stored_at, d.detail
                    """,
                    "d.raw",
                    new Sealing(
                            "disputes",
                            "d.personal, d.detail_personal",
                            List.of(
                                    new Sealing.Part("personal", StoredResource.RAW_COLUMN),
                                    new Sealing.Part("detail_personal", "detail")),
                            Map.of("buyer_username", Sealing.name("buyer_username", "buyerUsername")))),
            List.of(
                    Filter.account("d.account_id = ?"),
                    Filter.text("id", "d.payment_dispute_id = ?"),
                    Filter.text("status", "d.status = ?"),
                    Filter.person("buyer", "d.buyer_hash", "d.buyer_username"),
                    Filter.text("order_id", "d.order_id = ?"),
                    Filter.text("currency", "d.amount_currency = ?"),
                    Filter.amount("min_amount", "COALESCE(d.amount_value, 0) >= ?"),
                    Filter.amount("max_amount", "COALESCE(d.amount_value, 0) <= ?"),
                    Filter.moment("from", "d.opened_at >= ?"),
                    Filter.moment("to", "d.opened_at < ?")),
            List.of(Order.moment("opened_at", "d.opened_at"), Order.amount("amount", "COALESCE(d.amount_value, 0)")),
            List.of(
                    new DayFigures(
                            "disputes d",
                            "d.account_id",
                            "d.opened_at",
                            "d.amount_currency",
                            "count(*) AS opened, sum(d.amount_value) AS opened_amount"),
                    new DayFigures(
                            "disputes d",
                            "d.account_id",
                            "d.closed_at",
                            "d.amount_currency",
                            "count(*) AS closed, sum(d.amount_value) AS closed_amount")));

    private Disputes() {}
}
