package dev.ebayconnector.sync.run.calls;

import dev.ebayconnector.core.events.Redaction;
import dev.ebayconnector.sync.run.resource.JsonRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes the table {@code sync_calls}, one statement a page. */
public final class CallStore {

    /**
     * The row of the run is locked before ids are given, so that the calls of a run become visible in the order of their
     * ids: a reader that has seen one has seen all before it.
     */
    private static final String ADD = """
        WITH run AS (SELECT id FROM sync_runs WHERE id = ? FOR NO KEY UPDATE)
        INSERT INTO sync_calls (run_id, at, method, target, status, ms, bytes, attempt, ebay_request_id, failure)
        SELECT run.id, c.at, c.method, c.target, c.status, c.ms, c.bytes, c.attempt, c.ebay_request_id, c.failure
        FROM run, jsonb_to_recordset(CAST(? AS jsonb)) AS c (
            at timestamptz, method text, target text, status integer, ms integer, bytes integer, attempt integer,
            ebay_request_id text, failure text)
        """;

    /** Addresses of our own clients are shorter. */
    private static final int LONGEST_TARGET = 2_000;

    /** Ids that eBay sends are some dozens of characters long. */
    private static final int LONGEST_ID = 200;

    public void add(Connection connection, UUID runId, List<CallLog.Entry> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, runId);
            statement.setString(2, rows(calls));
            statement.executeUpdate();
        }
    }

    /** A token in an address would be masked here, though none of our clients puts one there. */
    static String rows(List<CallLog.Entry> calls) {
        return JsonRows.of(
                calls,
                (row, entry) -> row.moment("at", entry.at())
                        .text("method", entry.call().method())
                        .text("target", shortened(Redaction.redact(entry.call().target()), LONGEST_TARGET))
                        .integer("status", entry.call().status())
                        .integer("ms", (int) entry.call().took().toMillis())
                        .integer("bytes", entry.call().bytes())
                        .integer("attempt", entry.attempt())
                        .text(
                                "ebay_request_id",
                                shortened(printable(entry.call().ebayRequestId()), LONGEST_ID))
                        .text("failure", entry.call().failure()));
    }

    /** Without characters that jsonb does not take; no id of eBay's has them. */
    private static String printable(String text) {
        return text == null ? null : text.replaceAll("[^\\x20-\\x7e]", "");
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
