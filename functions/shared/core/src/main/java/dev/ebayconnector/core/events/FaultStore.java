package dev.ebayconnector.core.events;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The table {@code function_faults}, which the function {@code health} reads. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FaultStore extends GenericRepository<EventRow, Long> {

    /** Begins to count anew if the last time is longer ago than {@code forgotten}. */
    @Query("""
        INSERT INTO function_faults (kind, function_name, times, first_at, last_at)
        VALUES (:kind, :function, :times, :at, :at)
        ON CONFLICT (kind, function_name) DO UPDATE SET
            times = CASE WHEN function_faults.last_at < :forgotten THEN 0 ELSE function_faults.times END + EXCLUDED.times,
            first_at = CASE WHEN function_faults.last_at < :forgotten THEN EXCLUDED.first_at ELSE function_faults.first_at END,
            last_at = EXCLUDED.last_at
        """)
    void add(String kind, String function, long times, Instant at, Instant forgotten);

    @Query("DELETE FROM function_faults WHERE kind = :kind AND function_name = :function")
    void end(String kind, String function);
}
