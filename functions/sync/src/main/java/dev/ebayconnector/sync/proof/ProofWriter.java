package dev.ebayconnector.sync.proof;

import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Compares eBay's figures with what is stored, and keeps the result. */
final class ProofWriter {

    private static final String WRITE = """
        INSERT INTO sync_proofs (account_id, resource, day, currency, ebay_count, our_count, ebay_amount, our_amount,
                                 missing, surplus, doubled, state, reason, checked_at, run_id)
        SELECT account_id, resource, day, currency, ebay_count, our_count, ebay_amount, our_amount, missing, surplus,
               doubled, state, reason, checked_at, run_id
        FROM jsonb_to_recordset(CAST(? AS jsonb)) AS p (
            account_id uuid, resource text, day date, currency text, ebay_count bigint, our_count bigint,
            ebay_amount numeric, our_amount numeric, missing bigint, surplus bigint, doubled bigint, state text,
            reason text, checked_at timestamptz, run_id uuid)
        ON CONFLICT (account_id, resource, day, currency) DO UPDATE
        SET ebay_count = excluded.ebay_count, our_count = excluded.our_count, ebay_amount = excluded.ebay_amount,
            our_amount = excluded.our_amount, missing = excluded.missing, surplus = excluded.surplus,
            doubled = excluded.doubled, state = excluded.state, reason = excluded.reason,
            checked_at = excluded.checked_at, run_id = excluded.run_id
        """;

    /** Sums in a currency that neither side has any more. */
    private static final String FORGET_OF_DAY = """
        DELETE FROM sync_proofs
        WHERE account_id = ? AND resource = ? AND checked_at < ? AND day = CAST(? AS date)
        """;

    /** A list without dates has one result, its last. */
    private static final String FORGET_ALL =
            "DELETE FROM sync_proofs WHERE account_id = ? AND resource = ? AND checked_at < ?";

    /**
     * Whether everything up to a moment was read; of a list without dates, whether it was read completely; and the
     * records that could not be stored.
     */
    private static final String PROGRESS = """
        SELECT COALESCE((SELECT watermark >= ? FROM sync_checkpoints WHERE account_id = ? AND resource = ?), false)
                   AS up_to,
               (SELECT count(*) > 0
                FROM (SELECT id FROM sync_runs
                      WHERE account_id = ? AND resource = ? AND state = 'SUCCEEDED' AND requested_from IS NULL
                        AND requested_to IS NULL
                      ORDER BY created_at DESC, id DESC
                      LIMIT 1) AS latest) AS once,
               (SELECT count(*) FROM quarantined_records WHERE account_id = ? AND resource = ?) AS quarantined
        """;

    void write(
            Connection connection, WriteContext context, String resource, Provable figures, Check check, Figures ebay)
            throws SQLException {
        var ours = figures.stored(connection, context.accountId(), check);
        var progress = progress(connection, context.accountId(), resource, figures.byDay(), check);
        var results = new Comparison(figures, progress, ebay, ours).results();
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, JsonRows.of(results, (row, result) -> row(row, context, resource, check, result)));
            statement.executeUpdate();
        }
        forget(connection, context, resource, figures.byDay(), check);
    }

    private static void row(JsonRows row, WriteContext context, String resource, Check check, Comparison.Result result)
            throws IOException {
        row.text("account_id", context.accountId().toString())
                .text("resource", resource)
                .text("day", check.day().toString())
                .text("currency", result.currency())
                .text("ebay_count", text(result.ebayCount()))
                .text("our_count", text(result.ourCount()))
                .number("ebay_amount", result.ebayAmount())
                .number("our_amount", result.ourAmount())
                .text("missing", text(result.missing()))
                .text("surplus", text(result.surplus()))
                .text("doubled", text(result.doubled()))
                .text("state", result.state())
                .text("reason", result.reason())
                .moment("checked_at", moment(context))
                .text("run_id", context.runId().toString());
    }

    /** As PostgreSQL stores it; a row whose moment was rounded down would look older than its own check. */
    private static Instant moment(WriteContext context) {
        return context.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(Long number) {
        return number == null ? null : number.toString();
    }

    private static void forget(Connection connection, WriteContext context, String resource, boolean byDay, Check check)
            throws SQLException {
        try (var statement = connection.prepareStatement(byDay ? FORGET_OF_DAY : FORGET_ALL)) {
            statement.setObject(1, context.accountId());
            statement.setString(2, resource);
            statement.setTimestamp(3, Timestamp.from(moment(context)));
            if (byDay) {
                statement.setString(4, check.day().toString());
            }
            statement.executeUpdate();
        }
    }

    private static Comparison.Progress progress(
            Connection connection, UUID accountId, String resource, boolean byDay, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(PROGRESS)) {
            statement.setTimestamp(1, Timestamp.from(check.to()));
            int parameter = 2;
            for (var value : List.of(accountId, resource, accountId, resource, accountId, resource)) {
                statement.setObject(parameter++, value);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return new Comparison.Progress(
                        result.getBoolean(byDay ? "up_to" : "once"), result.getLong("quarantined"));
            }
        }
    }
}
