package dev.ebayconnector.core.metrics;

import java.sql.SQLException;
import java.time.Instant;

/** Where the durations of all instances are added up. */
public interface FunctionTimes {

    /**
     * @param function as the dimension {@code Function} names it
     * @param buckets  how many durations fell into each of {@link DurationBuckets}
     */
    void add(String function, Instant at, int[] buckets) throws SQLException;
}
