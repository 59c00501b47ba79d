package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the scheduler starts what is due; it sets the next slot of all that it looks at, each minute. */
public final class SchedulesCheck {

    private static final String NAME = "schedules";
    private static final int SLOW_SECONDS = 900;

    private static final String FIGURES = """
        SELECT count(*) AS schedules, count(*) FILTER (WHERE paused) AS paused,
               count(*) FILTER (WHERE NOT paused AND next_due_at < now() - make_interval(secs => ?)) AS overdue,
               coalesce(extract(epoch FROM now() - min(next_due_at) FILTER (WHERE NOT paused)), 0) AS seconds
        FROM sync_schedules
        """;

    private SchedulesCheck() {}

    public static Finding of(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, List.of("sync_schedules"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        try (var statement = connection.prepareStatement(FIGURES)) {
            statement.setInt(1, SLOW_SECONDS);
            try (var row = statement.executeQuery()) {
                row.next();
                return judged(
                        row.getLong("schedules"),
                        row.getLong("paused"),
                        row.getLong("overdue"),
                        row.getLong("seconds"));
            }
        }
    }

    /** A resource that {@code SYNC_RESOURCES} leaves out keeps its slot, so that this is no failure. */
    private static Finding judged(long schedules, long paused, long overdue, long seconds) {
        return overdue == 0
                ? Finding.ok(NAME, schedules + " schedules, " + paused + " paused, none overdue")
                : Finding.warn(
                        NAME,
                        overdue + " of " + schedules + " are overdue, the first for " + seconds / 60 + " minutes",
                        "look at the log of sync-scheduler, which must run each minute; those of a resource that"
                                + " SYNC_RESOURCES leaves out stay so");
    }
}
