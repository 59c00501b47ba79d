package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether alerts reach the receivers that an admin has registered. */
public final class AlertsCheck {

    private static final String NAME = "alerts";
    private static final String GUIDE = "see docs/alerts.md, When something is wrong";

    /** As of the alarm AlertsWaiting. */
    private static final int SLOW_SECONDS = 3600;

    /**
     * What a paused receiver does not take waits on purpose. Only the last week of what was given up is counted: an older one
     * is history. One that was sent again since counts no more.
     */
    private static final String FIGURES = """
        SELECT (SELECT count(*) FROM alert_receivers) AS receivers,
               (SELECT count(*) FROM alert_receivers WHERE state = 'PAUSED') AS paused,
               (SELECT count(*) FROM alert_receivers WHERE state = 'ACTIVE' AND failures > 0) AS failing,
               (SELECT count(*)
                FROM alert_deliveries d JOIN alert_receivers r ON r.id = d.receiver_id
                WHERE d.state = 'WAITING' AND r.state = 'ACTIVE') AS waiting,
               (SELECT coalesce(extract(epoch FROM now() - min(d.created_at)), 0)
                FROM alert_deliveries d JOIN alert_receivers r ON r.id = d.receiver_id
                WHERE d.state = 'WAITING' AND r.state = 'ACTIVE') AS seconds,
               (SELECT count(*)
                FROM alert_deliveries d
                WHERE d.state = 'FAILED' AND d.created_at > now() - interval '7 days'
                  AND NOT EXISTS (SELECT FROM alert_deliveries again
                                  WHERE again.alert_id = d.alert_id AND again.receiver_id = d.receiver_id
                                    AND again.position > d.position)) AS given_up
        """;

    private AlertsCheck() {}

    private record Figures(long receivers, long paused, long failing, long waiting, long seconds, long givenUp) {

        static Figures of(ResultSet row) throws SQLException {
            return new Figures(
                    row.getLong("receivers"),
                    row.getLong("paused"),
                    row.getLong("failing"),
                    row.getLong("waiting"),
                    row.getLong("seconds"),
                    row.getLong("given_up"));
        }
    }

    public static Finding of(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, List.of("alert_receivers", "alert_deliveries"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        try (var statement = connection.prepareStatement(FIGURES);
                var row = statement.executeQuery()) {
            row.next();
            return judged(Figures.of(row));
        }
    }

    private static Finding judged(Figures figures) {
        if (figures.receivers() == 0) {
            return Finding.ok(NAME, "no receiver is registered, so that only this report tells of problems");
        }
        if (figures.givenUp() > 0) {
            return Finding.fail(
                    NAME,
                    figures.givenUp() + " alerts of the last week were given up",
                    "correct what GET /api/alerts/deliveries?state=FAILED names, then POST"
                            + " /api/alerts/deliveries/{id}/replay, " + GUIDE);
        }
        if (figures.seconds() >= SLOW_SECONDS) {
            return Finding.warn(
                    NAME,
                    figures.waiting() + " alerts wait, the oldest for " + figures.seconds() / 60 + " minutes; "
                            + figures.failing() + " receivers do not take them",
                    figures.failing() > 0
                            ? "correct the receivers whose failures are above 0, or pause them, " + GUIDE
                            : "look at the log of alert-worker, which must run each minute, " + GUIDE);
        }
        return figures.failing() > 0
                ? Finding.warn(
                        NAME,
                        figures.failing() + " of " + figures.receivers() + " receivers did not take the last alert",
                        "it is sent again by itself; if it goes on, correct or pause the receiver, " + GUIDE)
                : Finding.ok(
                        NAME,
                        figures.receivers() + " receivers, " + figures.paused() + " paused, " + figures.waiting()
                                + " alerts wait");
    }
}
