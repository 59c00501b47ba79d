package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.events.EventRow;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The events of a run in {@code event_log}, the oldest first. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RunEventStore extends GenericRepository<EventRow, Long> {

    @Query("""
        SELECT id, at, level, event, message, request_id, user_id, account_id, run_id, ebay_request_id,
               CAST(details AS text) AS details
        FROM event_log
        WHERE run_id = :runId AND id > :after
        ORDER BY id
        LIMIT :limit
        """)
    List<EventRow> after(UUID runId, long after, int limit);
}
