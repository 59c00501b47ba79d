package dev.ebayconnector.sync;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code sync_windows} and {@code sync_checkpoints}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WindowStore extends GenericRepository<SyncWindow, UUID> {

    @Query("""
        SELECT run_id, ordinal, date_field, starts_at, ends_at, next_offset, expected, done
        FROM sync_windows
        WHERE run_id = :runId
        ORDER BY ordinal
        """)
    List<SyncWindow> ofRun(UUID runId);

    @Query("""
        INSERT INTO sync_windows (run_id, ordinal, date_field, starts_at, ends_at)
        VALUES (:runId, :ordinal, :dateField, :startsAt, :endsAt)
        """)
    void add(UUID runId, int ordinal, String dateField, Instant startsAt, Instant endsAt);

    @Query("""
        UPDATE sync_windows SET next_offset = :nextOffset, expected = :expected, done = :done
        WHERE run_id = :runId AND ordinal = :ordinal
        """)
    void move(UUID runId, int ordinal, int nextOffset, int expected, boolean done);

    @Query("""
        SELECT watermark FROM sync_checkpoints WHERE account_id = :accountId AND resource = :resource
        """)
    Optional<Instant> watermark(UUID accountId, String resource);

    /** A checkpoint never goes back. */
    @Query("""
        INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
        VALUES (:accountId, :resource, :watermark, :runId, :now)
        ON CONFLICT (account_id, resource) DO UPDATE
        SET watermark = GREATEST(sync_checkpoints.watermark, excluded.watermark), run_id = excluded.run_id,
            updated_at = excluded.updated_at
        """)
    void checkpoint(UUID accountId, String resource, Instant watermark, UUID runId, Instant now);
}
