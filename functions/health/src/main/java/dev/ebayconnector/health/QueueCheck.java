package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether workers take runs from the queue. A run that stays queued was not announced, or no worker runs. The queue itself
 * is not asked, because its health says nothing about the workers.
 */
@Singleton
final class QueueCheck {

    private static final String NAME = "queue";
    private static final Duration TOO_LONG = Duration.ofMinutes(5);
    private static final String OLDEST_QUEUED_RUN = """
        SELECT CAST(coalesce(extract(epoch FROM now() - min(COALESCE(resumed_at, created_at))), 0) AS bigint)
        FROM sync_runs
        WHERE state = 'QUEUED'
        """;

    private final DatabaseQuestion question;

    QueueCheck(DatabaseQuestion question) {
        this.question = question;
    }

    HealthComponent ask() {
        return question.ask(NAME, OLDEST_QUEUED_RUN, QueueCheck::verdict);
    }

    private static HealthComponent verdict(ResultSet row, Stopwatch stopwatch) throws SQLException {
        var oldest = Duration.ofSeconds(row.getLong(1));
        return oldest.compareTo(TOO_LONG) < 0
                ? HealthComponent.ok(NAME, stopwatch, null)
                : HealthComponent.fail(
                        NAME, stopwatch, "a run has waited " + oldest.toMinutes() + " minutes for a worker");
    }
}
