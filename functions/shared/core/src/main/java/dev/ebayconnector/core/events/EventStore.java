package dev.ebayconnector.core.events;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** Writes the table {@code event_log}; the function {@code logs} reads it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventStore extends GenericRepository<EventRow, Long> {

    @Query("""
        INSERT INTO event_log
            (at, level, event, message, request_id, user_id, api_token_id, account_id, run_id, ebay_request_id,
             details)
        VALUES
            (:at, :level, :event, :message, :requestId, :userId, :apiTokenId, :accountId, :runId,
             :ebayRequestId, CAST(:details AS jsonb))
        """)
    void insert(
            Instant at,
            String level,
            String event,
            String message,
            @Nullable String requestId,
            @Nullable UUID userId,
            @Nullable UUID apiTokenId,
            @Nullable UUID accountId,
            @Nullable UUID runId,
            @Nullable String ebayRequestId,
            String details);
}
