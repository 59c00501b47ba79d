package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.EbayPayout;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code payouts}: one statement per page, with the page as JSON. */
final class PayoutStore {

    private static final String PAYOUTS = """
        WITH stored AS (
            INSERT INTO payouts
                (account_id, payout_id, payout_date, payout_status, status_description, amount_value, amount_currency,
                 total_fee_value, total_fee_currency, last_attempted_at, transaction_count, instrument_type,
                 payout_reference, memo, raw, personal, run_id, first_stored_at, stored_at)
            SELECT ?, p.payout_id, p.payout_date, p.payout_status, p.status_description, p.amount_value,
                   p.amount_currency, p.total_fee_value, p.total_fee_currency, p.last_attempted_at,
                   p.transaction_count, p.instrument_type, p.payout_reference, p.memo, p.raw, p.personal, ?, ?, ?
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS p (
                payout_id text, payout_date timestamptz, payout_status text, status_description text,
                amount_value numeric, amount_currency text, total_fee_value numeric, total_fee_currency text,
                last_attempted_at timestamptz, transaction_count integer, instrument_type text,
                payout_reference text, memo text, raw jsonb, personal bytea)
            ON CONFLICT (account_id, payout_id) DO UPDATE
            SET payout_date = excluded.payout_date, payout_status = excluded.payout_status,
                status_description = excluded.status_description, amount_value = excluded.amount_value,
                amount_currency = excluded.amount_currency, total_fee_value = excluded.total_fee_value,
                total_fee_currency = excluded.total_fee_currency, last_attempted_at = excluded.last_attempted_at,
                transaction_count = excluded.transaction_count, instrument_type = excluded.instrument_type,
                instrument_nickname = NULL, instrument_last_four = NULL, bank_reference = NULL,
                payout_reference = excluded.payout_reference, memo = excluded.memo, raw = excluded.raw,
                personal = excluded.personal, run_id = excluded.run_id, stored_at = excluded.stored_at
            WHERE payouts.raw <> excluded.raw OR payouts.personal IS DISTINCT FROM excluded.personal
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM stored
        """;

    /** Takes each payout once: PostgreSQL refuses to upsert a row twice in one statement. */
    Stored store(Connection connection, WriteContext context, List<EbayPayout> payouts) throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PAYOUTS)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, rows(payouts, context.seal()));
            try (var result = statement.executeQuery()) {
                result.next();
                return new Stored(result.getInt("inserted"), result.getInt("updated"));
            }
        }
    }

    private static String rows(List<EbayPayout> payouts, PageSeal seal) {
        return JsonRows.of(payouts, (row, payout) -> {
            var sealed = seal.seal(PersonalPaths.PAYOUT, Place.of("payouts", payout.payoutId()), payout.raw());
            row.text("payout_id", payout.payoutId())
                    .moment("payout_date", payout.date())
                    .text("payout_status", payout.status())
                    .text("status_description", payout.statusDescription())
                    .number("amount_value", payout.amount().value())
                    .text("amount_currency", payout.amount().currency())
                    .number("total_fee_value", payout.totalFee().value())
                    .text("total_fee_currency", payout.totalFee().currency())
                    .moment("last_attempted_at", payout.lastAttemptedAt())
                    .integer("transaction_count", payout.transactionCount())
                    .text("instrument_type", payout.instrumentType())
                    .text("payout_reference", payout.payoutReference())
                    .text("memo", payout.memo())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal());
        });
    }
}
