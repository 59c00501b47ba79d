package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.postgres.StorageUse;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How full the database's disk is; without a limit only how large the database is. */
@Singleton
final class StorageCheck {

    private static final String NAME = "storage";
    private static final String SIZE = "SELECT pg_database_size(current_database())";

    private final DatabaseQuestion question;
    private final StorageLimit limit;

    StorageCheck(DatabaseQuestion question, StorageLimit limit) {
        this.question = question;
        this.limit = limit;
    }

    HealthComponent ask() {
        return question.ask(NAME, SIZE, this::verdict);
    }

    private HealthComponent verdict(ResultSet row, Stopwatch stopwatch) throws SQLException {
        var use = new StorageUse(row.getLong(1), limit.bytes());
        if (use.isFull()) {
            return HealthComponent.fail(NAME, stopwatch, use + ": writes fail when the disk is full; enlarge it");
        }
        return use.isNearlyFull()
                ? HealthComponent.warn(NAME, stopwatch, use + ": enlarge the disk, or keep less")
                : HealthComponent.ok(NAME, stopwatch, use.toString());
    }
}
