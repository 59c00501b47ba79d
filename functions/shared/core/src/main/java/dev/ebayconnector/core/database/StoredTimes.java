package dev.ebayconnector.core.database;

import dev.ebayconnector.core.metrics.FunctionTimes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The table {@code function_times}, which the function {@code health} reads: for each function one row for each hour of the
 * day, which the same hour of the next day replaces, so that nothing has to be deleted.
 */
@Singleton
final class StoredTimes implements FunctionTimes {

    private static final int TIMEOUT_MILLIS = 500;

    /** An instance that is late by an hour does not replace what others have stored since. */
    private static final String ADD = """
        INSERT INTO function_times (function_name, slot, hour, buckets)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (function_name, slot) DO UPDATE SET
            hour = EXCLUDED.hour,
            buckets = CASE WHEN function_times.hour = EXCLUDED.hour
                THEN ARRAY(SELECT coalesce(before, 0) + coalesce(added, 0)
                           FROM unnest(function_times.buckets, EXCLUDED.buckets) WITH ORDINALITY AS bucket (before, added, n)
                           ORDER BY n)
                ELSE EXCLUDED.buckets END
        WHERE function_times.hour <= EXCLUDED.hour
        """;

    private final ConnectionPool pool;

    StoredTimes(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public void add(String function, Instant at, int[] buckets) throws SQLException {
        var hour = at.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        try (var connection = pool.unproven()) {
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
            try (var statement = connection.prepareStatement(ADD)) {
                statement.setString(1, function);
                statement.setInt(2, hour.getHour());
                statement.setObject(3, hour);
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "integer", Arrays.stream(buckets).boxed().toArray()));
                statement.executeUpdate();
            }
        }
    }
}
