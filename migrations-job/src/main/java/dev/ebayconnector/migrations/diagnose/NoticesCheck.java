package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Question;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Whether eBay's notices arrive and are processed. eBay switches off the production keyset of an application that does not
 * answer them: after a day it marks the endpoint as down, 30 days later the keyset (Marketplace Account Deletion).
 */
final class NoticesCheck {

    private static final String NAME = "notices";
    private static final String GUIDE = "see docs/notifications.md";

    /** A notice waits for seconds. */
    private static final Duration SLOW = Duration.ofHours(1);

    private static final Duration TOO_LONG = Duration.ofHours(24);

    /** eBay sends several each day to every application, mostly of users that it never met. */
    private static final Duration SILENCE = Duration.ofDays(3);

    private static final String FIGURES = """
        SELECT (SELECT count(*) FROM accounts WHERE environment = 'production' AND status <> 'DISCONNECTED'),
               (SELECT extract(epoch FROM now() - min(received_at)) FROM ebay_notices WHERE state = 'WAITING'),
               (SELECT extract(epoch FROM now() - max(received_at)) FROM ebay_notices),
               (SELECT count(*) FROM ebay_notices WHERE state = 'WAITING')
        """;

    private NoticesCheck() {}

    /**
     * @param oldest of the notices that wait; null if none does
     * @param last   since the last notice arrived; null if none ever did
     */
    private record Figures(long accounts, Duration oldest, Duration last, long waiting) {}

    static Finding of(Connection connection, Map<String, String> environment) throws SQLException {
        if (!Question.mayRead(connection, List.of("accounts", "ebay_notices"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        try (var statement = connection.prepareStatement(FIGURES);
                var row = statement.executeQuery()) {
            row.next();
            return judged(
                    new Figures(row.getLong(1), duration(row, 2), duration(row, 3), row.getLong(4)),
                    EndpointCheck.isSet(environment));
        }
    }

    private static Finding judged(Figures figures, boolean endpointIsSet) {
        if (!endpointIsSet && figures.accounts() > 0) {
            return Finding.fail(
                    NAME,
                    "the keyset is in danger: " + EndpointCheck.ENDPOINT + " is not set, and production accounts are"
                            + " connected (" + figures.accounts() + ")",
                    "register an endpoint at eBay, " + GUIDE);
        }
        if (figures.oldest() != null && figures.oldest().compareTo(SLOW) > 0) {
            var figure = figures.waiting() + " wait, the oldest for " + words(figures.oldest());
            var fix = "look at the queue, its dead letters and the log of the erasure worker, " + GUIDE;
            return figures.oldest().compareTo(TOO_LONG) > 0
                    ? Finding.fail(NAME, "people who left eBay are not erased: " + figure, fix)
                    : Finding.warn(NAME, figure, fix);
        }
        return endpointIsSet && figures.accounts() > 0 ? arriving(figures) : Finding.ok(NAME, all(figures));
    }

    private static Finding arriving(Figures figures) {
        if (figures.last() == null) {
            return Finding.warn(
                    NAME,
                    "the keyset may be in danger: eBay has sent none yet",
                    "send a test notification in eBay's developer portal, " + GUIDE);
        }
        return figures.last().compareTo(SILENCE) > 0
                ? Finding.warn(
                        NAME,
                        "the keyset may be in danger: eBay sent the last one " + words(figures.last()) + " ago",
                        "see in eBay's developer portal whether the endpoint is marked as down, " + GUIDE)
                : Finding.ok(NAME, all(figures));
    }

    private static String all(Figures figures) {
        return (figures.last() == null
                        ? "none was received yet"
                        : "the last one came " + words(figures.last()) + " ago")
                + (figures.waiting() == 0 ? ", none waits" : ", " + figures.waiting() + " wait");
    }

    private static Duration duration(ResultSet row, int column) throws SQLException {
        var seconds = row.getBigDecimal(column);
        return seconds == null ? null : Duration.ofSeconds(seconds.longValue());
    }

    private static String words(Duration time) {
        return time.toHours() >= 48
                ? time.toDays() + " days"
                : time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }
}
