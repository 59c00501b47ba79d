package dev.ebayconnector.logs;

import dev.ebayconnector.core.events.EventRow;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads {@code event_log}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LogStore extends GenericRepository<EventRow, Long> {

    /** Newest first, from behind the given row on; a filter that is null filters nothing. */
    @Query("""
        SELECT id, at, level, event, message, request_id, account_id, run_id, ebay_request_id,
               CAST(details AS text) AS details
        FROM event_log
        WHERE (CAST(:before AS bigint) IS NULL OR id < :before)
          AND (CAST(:level AS text) IS NULL OR level = :level)
          AND (CAST(:event AS text) IS NULL OR event = :event)
          AND (CAST(:requestId AS text) IS NULL OR request_id = :requestId)
          AND (CAST(:accountId AS uuid) IS NULL OR account_id = CAST(:accountId AS uuid))
          AND (CAST(:runId AS uuid) IS NULL OR run_id = CAST(:runId AS uuid))
          AND (CAST(:from AS timestamptz) IS NULL OR at >= CAST(:from AS timestamptz))
          AND (CAST(:to AS timestamptz) IS NULL OR at < CAST(:to AS timestamptz))
        ORDER BY id DESC
        LIMIT :limit
        """)
    List<EventRow> newest(
            @Nullable Long before,
            @Nullable String level,
            @Nullable String event,
            @Nullable String requestId,
            @Nullable UUID accountId,
            @Nullable UUID runId,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit);
}
