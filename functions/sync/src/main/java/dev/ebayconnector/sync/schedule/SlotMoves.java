package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.resource.JsonRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Moves schedules to their next slots, in one statement however many they are. */
final class SlotMoves {

    private static final String MOVE = """
        UPDATE sync_schedules s
        SET next_due_at = m.next_due_at,
            last_started_at = COALESCE(m.started_at, s.last_started_at),
            last_run_id = COALESCE(m.run_id, s.last_run_id),
            quiet_runs = CASE WHEN m.run_id IS NULL THEN s.quiet_runs ELSE m.quiet_runs END,
            last_skip = m.skip,
            last_skipped_at = CASE WHEN m.skip IS NULL THEN s.last_skipped_at ELSE m.skipped_at END
        FROM jsonb_to_recordset(CAST(? AS jsonb))
             AS m (account_id uuid, resource text, next_due_at timestamptz, started_at timestamptz, run_id uuid,
                   quiet_runs integer, skip text, skipped_at timestamptz)
        WHERE s.account_id = m.account_id AND s.resource = m.resource
        """;

    /**
     * @param run  that was started; may be null
     * @param skip why none was started; null if one was, or if the slot was left out
     */
    record Move(DueSchedule due, UUID run, Skip skip) {}

    private SlotMoves() {}

    static void write(Connection connection, List<Move> moves, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            statement.setString(1, JsonRows.of(moves, (row, move) -> row(row, move, now)));
            statement.executeUpdate();
        }
    }

    private static void row(JsonRows row, Move move, Instant now) throws IOException {
        var due = move.due();
        var pace = new Pace(Duration.ofSeconds(due.everySeconds()), 0);
        row.text("account_id", due.accountId().toString())
                .text("resource", due.resource())
                .moment("next_due_at", pace.slotAfter(due.nextDueAt(), now))
                .moment("started_at", move.run() == null ? null : now)
                .text("run_id", move.run() == null ? null : move.run().toString())
                .integer("quiet_runs", due.quietRunsNow())
                .text("skip", move.skip() == null ? null : move.skip().code())
                .moment("skipped_at", move.skip() == null ? null : now);
    }
}
