package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.core.metrics.DurationBuckets;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the invocations of each function took, from what all instances have stored. */
@Singleton
final class Latencies {

    private static final double MEDIAN = 0.5;
    private static final double SLOW = 0.95;

    private static final String SUMS = """
        SELECT function_name, array_agg(total ORDER BY n) AS buckets
        FROM (SELECT function_name, n, sum(bucket) AS total
              FROM function_times CROSS JOIN unnest(buckets) WITH ORDINALITY AS one (bucket, n)
              WHERE hour >= ?
              GROUP BY function_name, n) AS totals
        GROUP BY function_name
        ORDER BY function_name
        """;

    private final ConnectionPool pool;

    Latencies(ConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * @param name        as the dimension {@code Function} of the metrics
     * @param invocations that were measured
     * @param p50Ms       half of them took no longer; at most a tenth too high, as {@code p95Ms} is
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Latency(String name, long invocations, double p50Ms, double p95Ms) {}

    /** @param since the beginning of an hour */
    List<Latency> since(Instant since) {
        try {
            return pool.read(connection -> ask(connection, since));
        } catch (SQLException e) {
            throw new DataAccessException("the durations could not be read", e);
        }
    }

    private static List<Latency> ask(Connection connection, Instant since) throws SQLException {
        try (var statement = connection.prepareStatement(SUMS)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                var latencies = new ArrayList<Latency>();
                while (row.next()) {
                    latencies.add(latency(row.getString("function_name"), (Number[])
                            row.getArray("buckets").getArray()));
                }
                return latencies;
            }
        }
    }

    private static Latency latency(String function, Number[] buckets) {
        var counts = Arrays.stream(buckets).mapToLong(Number::longValue).toArray();
        return new Latency(
                function,
                Arrays.stream(counts).sum(),
                tenths(DurationBuckets.percentile(counts, MEDIAN)),
                tenths(DurationBuckets.percentile(counts, SLOW)));
    }

    private static double tenths(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
