package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether workers take up the runs that are queued; the queue itself is known to the functions only. */
public final class QueueCheck {

    private static final String NAME = "queue";
    private static final String GUIDE = "see docs/runbook.md#alarm-syncswaiting";

    /** A quarter of an hour, as of the alarm; a run that is not announced is announced again each minute. */
    private static final int SLOW_SECONDS = 900;

    private static final String FIGURES = """
        SELECT count(*) AS queued, count(*) FILTER (WHERE announced_at IS NULL) AS not_announced,
               coalesce(extract(epoch FROM now() - min(coalesce(resumed_at, created_at))), 0) AS seconds
        FROM sync_runs
        WHERE state = 'QUEUED'
        """;

    private QueueCheck() {}

    public static Finding of(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, List.of("sync_runs"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        try (var statement = connection.prepareStatement(FIGURES);
                var row = statement.executeQuery()) {
            row.next();
            return judged(row.getLong("queued"), row.getLong("not_announced"), row.getLong("seconds"));
        }
    }

    private static Finding judged(long queued, long notAnnounced, long seconds) {
        if (queued == 0) {
            return Finding.ok(NAME, "no run waits for a worker");
        }
        var figure = queued + " runs wait for a worker, the oldest for " + seconds / 60 + " minutes";
        if (seconds < SLOW_SECONDS) {
            return Finding.ok(NAME, figure);
        }
        return notAnnounced > 0
                ? Finding.fail(
                        NAME,
                        figure + "; " + notAnnounced + " are not on the queue",
                        "let sync and sync-scheduler reach SYNC_QUEUE_URL, " + GUIDE)
                : Finding.warn(NAME, figure, "look at the log of the sync worker and at the dead letters, " + GUIDE);
    }
}
