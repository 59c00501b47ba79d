package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code transactions}, each with its {@code transaction_fees}. The type is part of the key. */
final class Transactions {

    static final StoredResource RESOURCE = new StoredResource(
            "transactions",
            "transaction",
            new Source(
                    "transactions t",
                    List.of(
                            new Column("account_id", Kind.UUID, "t.account_id"),
                            new Column("id", Kind.TEXT, "t.transaction_id"),
                            new Column("type", Kind.TEXT, "t.transaction_type")),
                    """
                    t.account_id, t.transaction_id, t.transaction_type, t.transaction_date, t.transaction_status, t.booking_entry,
                    t.amount_value, t.amount_currency, t.total_fee_value, t.total_fee_currency, t.order_id, t.payout_id,
                    t.buyer_username, t.fee_type, t.memo
                    """,
                    """
                    t.converted_from_value, t.converted_from_currency, t.exchange_rate, t.fee_basis_value, t.fee_basis_currency,
                    t.collected_tax_value, t.collected_tax_currency, t.sales_record, t.payments_entity, t.reference_ids,
                    COALESCE((SELECT jsonb_agg(jsonb_build_object(
                                  'line_item_id', f.line_item_id, 'fee_type', f.fee_type, 'memo', f.fee_memo,
                                  'amount', jsonb_build_object('value', CAST(f.amount_value AS text), 'currency', f.amount_currency))
                                  ORDER BY f.ordinal)
                              FROM transaction_fees f
                              WHERE f.account_id = t.account_id AND f.transaction_id = t.transaction_id
                                AND f.transaction_type = t.transaction_type), '[]') AS fees,
                    t.erased_at, t.first_stored_at, t.stored_at
                    """,
                    "t.raw",
                    Sealing.of(
                            "transactions",
                            "t",
                            Map.of("buyer_username", Sealing.name("buyer_username", "buyer/username")))),
            List.of(
                    Filter.account("t.account_id = ?"),
                    Filter.text("id", "t.transaction_id = ?"),
                    Filter.text("type", "t.transaction_type = ?"),
                    Filter.text("status", "t.transaction_status = ?"),
                    Filter.person("buyer", "t.buyer_hash", "t.buyer_username"),
                    Filter.text("order_id", "t.order_id = ?"),
                    Filter.text("payout_id", "t.payout_id = ?"),
                    Filter.text("currency", "t.amount_currency = ?"),
                    Filter.amount("min_amount", "t.amount_value >= ?"),
                    Filter.amount("max_amount", "t.amount_value <= ?"),
                    Filter.moment("from", "t.transaction_date >= ?"),
                    Filter.moment("to", "t.transaction_date < ?")),
            List.of(Order.moment("transaction_date", "t.transaction_date"), Order.amount("amount", "t.amount_value")),
            List.of(new DayFigures("transactions t", "t.account_id", "t.transaction_date", "t.amount_currency", """
                count(*) AS transactions,
                sum(t.amount_value) FILTER (WHERE t.booking_entry = 'CREDIT') AS credit,
                sum(t.amount_value) FILTER (WHERE t.booking_entry = 'DEBIT') AS debit,
                sum(t.total_fee_value) FILTER (WHERE t.total_fee_currency = t.amount_currency) AS fees
                """)));

    private Transactions() {}
}
