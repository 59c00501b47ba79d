package dev.ebayconnector.sync.run.calls;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads {@code sync_calls}; {@link CallStore} writes it, and the function {@code retention} clears it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RunCallStore extends GenericRepository<CallRow, Long> {

    /** The calls of a run, the oldest first. */
    @Query("""
        SELECT id, run_id, at, method, target, status, ms, bytes, attempt, ebay_request_id, failure
        FROM sync_calls
        WHERE run_id = :runId AND id > :after
        ORDER BY id
        LIMIT :limit
        """)
    List<CallRow> after(UUID runId, long after, int limit);
}
