package dev.ebayconnector.core.events;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;

/**
 * The table {@code refused_requests}: counts what anonymous callers are refused. They must not be able to fill the event
 * log.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RefusedRequests extends GenericRepository<EventRow, Long> {

    /** @param day of UTC */
    @Query("""
        INSERT INTO refused_requests (day, kind, requests) VALUES (:day, :kind, 1)
        ON CONFLICT (day, kind) DO UPDATE SET requests = refused_requests.requests + 1
        """)
    void count(LocalDate day, String kind);
}
