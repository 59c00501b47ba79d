package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.SellerFunds;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;

/** The table {@code funds_snapshots}. */
final class FundsStore {

    /** Figures that stay the same are stored again after this time, which shows that they were read. */
    private static final Duration STORED_AGAIN_AFTER = Duration.ofDays(1);

    private static final String SNAPSHOT = """
        WITH taken AS (
            SELECT CAST(? AS uuid) AS account_id, CAST(? AS timestamptz) AS taken_at, CAST(? AS text) AS currency,
                   CAST(? AS numeric) AS total_value, CAST(? AS numeric) AS available_value,
                   CAST(? AS numeric) AS on_hold_value, CAST(? AS numeric) AS processing_value),
        latest AS (
            SELECT f.taken_at, f.currency, f.total_value, f.available_value, f.on_hold_value, f.processing_value
            FROM funds_snapshots f
            WHERE f.account_id = ?
            ORDER BY f.taken_at DESC
            LIMIT 1)
        INSERT INTO funds_snapshots
            (account_id, taken_at, currency, total_value, available_value, on_hold_value, processing_value, raw, run_id)
        SELECT taken.account_id, taken.taken_at, taken.currency, taken.total_value, taken.available_value,
               taken.on_hold_value, taken.processing_value, CAST(? AS jsonb), ?
        FROM taken
        WHERE NOT EXISTS (
            SELECT FROM latest
            WHERE latest.taken_at > ?
              AND (latest.currency, latest.available_value, latest.on_hold_value, latest.processing_value)
                = (taken.currency, taken.available_value, taken.on_hold_value, taken.processing_value)
              AND latest.total_value IS NOT DISTINCT FROM taken.total_value)
        ON CONFLICT (account_id, taken_at) DO NOTHING
        """;

    /** Returns 0 if the latest snapshot has the same figures and is less than a day old. */
    int store(Connection connection, WriteContext context, SellerFunds funds) throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(SNAPSHOT)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, now);
            statement.setString(3, funds.available().currency());
            statement.setBigDecimal(4, funds.total().value());
            statement.setBigDecimal(5, funds.available().value());
            statement.setBigDecimal(6, funds.onHold().value());
            statement.setBigDecimal(7, funds.processing().value());
            statement.setObject(8, context.accountId());
            statement.setString(9, funds.raw());
            statement.setObject(10, context.runId());
            statement.setObject(11, now.minus(STORED_AGAIN_AFTER));
            return statement.executeUpdate();
        }
    }
}
