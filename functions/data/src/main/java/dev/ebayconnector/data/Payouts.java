package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code payouts}. */
final class Payouts {

    static final StoredResource RESOURCE = new StoredResource(
            "payouts",
            "payout",
            new Source(
                    "payouts p",
                    List.of(
                            new Column("account_id", Kind.UUID, "p.account_id"),
                            new Column("id", Kind.TEXT, "p.payout_id")),
                    """
                    p.account_id, p.payout_id, p.payout_date, p.payout_status, p.amount_value, p.amount_currency, p.total_fee_value,
                    p.total_fee_currency, p.transaction_count, p.payout_reference, p.bank_reference, p.memo
                    """,
                    """
                    p.status_description, p.last_attempted_at, p.instrument_type, p.instrument_nickname, p.instrument_last_four,
                    p.first_stored_at, p.stored_at
                    """,
                    "p.raw",
                    Sealing.of(
                            "payouts",
                            "p",
                            Map.of(
                                    "bank_reference", Sealing.texts("bankReference"),
                                    "instrument_nickname", Sealing.texts("payoutInstrument/nickname"),
                                    "instrument_last_four", Sealing.texts("payoutInstrument/accountLastFourDigits")))),
            List.of(
                    Filter.account("p.account_id = ?"),
                    Filter.text("id", "p.payout_id = ?"),
                    Filter.text("status", "p.payout_status = ?"),
                    Filter.text("currency", "p.amount_currency = ?"),
                    Filter.amount("min_amount", "p.amount_value >= ?"),
                    Filter.amount("max_amount", "p.amount_value <= ?"),
                    Filter.moment("from", "p.payout_date >= ?"),
                    Filter.moment("to", "p.payout_date < ?")),
            List.of(
                    Order.changing("payout_date", "p.payout_date"),
                    Order.amount("amount", "p.amount_value"),
                    Order.key("payout_id")),
            List.of(new DayFigures("payouts p", "p.account_id", "p.payout_date", "p.amount_currency", """
                count(*) AS payouts, sum(p.amount_value) AS amount
                """)));

    private Payouts() {}
}
