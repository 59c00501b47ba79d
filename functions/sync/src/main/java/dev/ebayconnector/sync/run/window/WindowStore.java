package dev.ebayconnector.sync.run.window;

import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.SliceKeys;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code sync_windows} and {@code sync_checkpoints}; the records of a window are {@link SeenRecords}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WindowStore extends GenericRepository<SyncWindow, UUID> {

    @Query("SELECT " + SyncWindow.COLUMNS + " FROM sync_windows WHERE run_id = :runId ORDER BY ordinal")
    List<SyncWindow> ofRun(UUID runId);

    /** Of several runs, by one statement. */
    @Query("SELECT " + SyncWindow.COLUMNS + " FROM sync_windows WHERE run_id IN (:runIds) ORDER BY run_id, ordinal")
    List<SyncWindow> ofRuns(List<UUID> runIds);

    /**
     * Leases open windows that no living worker has, the first ones first. What another worker is about to take is passed
     * over.
     */
    @Query("""
        UPDATE sync_windows SET lease_owner = :owner, lease_until = :until
        WHERE run_id = :runId AND ordinal = ANY (ARRAY(
            SELECT ordinal FROM sync_windows
            WHERE run_id = :runId AND NOT done AND (lease_until IS NULL OR lease_until <= :now)
            ORDER BY ordinal
            LIMIT :limit
            FOR NO KEY UPDATE SKIP LOCKED))
        """)
    int take(UUID runId, String owner, Instant until, Instant now, int limit);

    /** The open windows that a worker has. */
    @Query("SELECT " + SyncWindow.COLUMNS + """
         FROM sync_windows
        WHERE run_id = :runId AND NOT done AND lease_owner = :owner
        ORDER BY ordinal
        """)
    List<SyncWindow> heldBy(UUID runId, String owner);

    @Query("""
        UPDATE sync_windows SET lease_until = :until WHERE run_id = :runId AND NOT done AND lease_owner = :owner
        """)
    int keep(UUID runId, String owner, Instant until);

    /** Leaves what a worker has to others. */
    @Query("""
        UPDATE sync_windows SET lease_owner = NULL, lease_until = NULL
        WHERE run_id = :runId AND NOT done AND lease_owner = :owner
        """)
    int free(UUID runId, String owner);

    /** Leaves to others what the worker had that let the run's own lease end. */
    @Query("""
        UPDATE sync_windows SET lease_owner = NULL, lease_until = NULL
        FROM sync_runs
        WHERE sync_windows.run_id = :runId AND NOT sync_windows.done AND sync_runs.id = :runId
          AND sync_windows.lease_owner = sync_runs.lease_owner AND sync_runs.lease_until <= :now
        """)
    int freeLost(UUID runId, Instant now);

    /** How many workers without the run's own lease have windows of it. */
    @Query("""
        SELECT count(DISTINCT lease_owner) FROM sync_windows
        WHERE run_id = :runId AND NOT done AND lease_until > :now
          AND lease_owner IS DISTINCT FROM (SELECT lease_owner FROM sync_runs WHERE id = :runId)
        """)
    int assistants(UUID runId, Instant now);

    /** How many open windows no worker has. */
    @Query("""
        SELECT count(*) FROM sync_windows
        WHERE run_id = :runId AND NOT done AND (lease_until IS NULL OR lease_until <= :now)
        """)
    int unread(UUID runId, Instant now);

    @Query("SELECT EXISTS (SELECT FROM sync_windows WHERE run_id = :runId AND NOT done)")
    boolean anyOpen(UUID runId);

    @Query("SELECT count(*) FROM sync_windows WHERE run_id = :runId")
    int count(UUID runId);

    /** The end of the last window; empty for lists without dates. */
    @Query("SELECT max(ends_at) FROM sync_windows WHERE run_id = :runId")
    Optional<Instant> lastEnd(UUID runId);

    @Query("""
        INSERT INTO sync_windows (run_id, ordinal, list, starts_at, ends_at, keys,
                                  parent_total)
        VALUES (:runId, (SELECT count(*) FROM sync_windows WHERE run_id = :runId), :list,
                CAST(:startsAt AS timestamptz), CAST(:endsAt AS timestamptz), CAST(:keys AS jsonb),
                CAST(:parentTotal AS integer))
        """)
    void append(
            UUID runId,
            String list,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String keys,
            @Nullable Integer parentTotal);

    /**
     * Adds a slice behind those that the run has.
     *
     * @param parentTotal of the period that the slice is a part of; else null
     */
    default void append(UUID runId, Slice slice, Integer parentTotal) {
        switch (slice) {
            case Slice.Period period -> append(runId, period.list(), period.from(), period.to(), null, parentTotal);
            case Slice.WholeList whole -> append(runId, whole.list(), null, null, null, parentTotal);
            case Slice.Keys keys -> append(runId, keys.list(), null, null, SliceKeys.write(keys.keys()), parentTotal);
        }
    }

    /**
     * Moves a window behind one more page.
     *
     * @param pages of the window, this one included. Zero rows: another worker has the window, or has read on in it; one
     *              of the release before leaves the lease as it is
     */
    @Query("""
        UPDATE sync_windows
        SET next_offset = :nextOffset, expected = CAST(:expected AS integer), pass = :pass, pages = :pages,
            idle_pages = :idlePages, seen = :seen, done = :done
        WHERE run_id = :runId AND ordinal = :ordinal AND lease_owner = :owner AND pages = :pages - 1 AND NOT done
        """)
    int move(
            UUID runId,
            int ordinal,
            String owner,
            int nextOffset,
            @Nullable Integer expected,
            int pass,
            int pages,
            int idlePages,
            int seen,
            boolean done);

    /** Lets a run begin those of its windows again that it did not complete; no worker has them any more. */
    @Query("""
        UPDATE sync_windows
        SET next_offset = 0, expected = NULL, pass = 1, pages = 0, idle_pages = 0, seen = 0,
            lease_owner = NULL, lease_until = NULL
        WHERE run_id = :runId AND NOT done
        """)
    void beginAgain(UUID runId);

    /** Deletes what an ended run remembered of windows that it did not complete. */
    @Query("DELETE FROM sync_window_records WHERE run_id = :runId")
    void forgetRecords(UUID runId);

    @Query("""
        SELECT watermark FROM sync_checkpoints WHERE account_id = :accountId AND resource = :resource
        """)
    Optional<Instant> watermark(UUID accountId, String resource);

    /** Lets the next run read the resource as if it were the first one. */
    @Query("DELETE FROM sync_checkpoints WHERE account_id = :accountId AND resource = :resource")
    int forgetWatermark(UUID accountId, String resource);

    /** A checkpoint never moves backwards. */
    @Query("""
        INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
        VALUES (:accountId, :resource, :watermark, :runId, :now)
        ON CONFLICT (account_id, resource) DO UPDATE
        SET watermark = GREATEST(sync_checkpoints.watermark, excluded.watermark), run_id = excluded.run_id,
            updated_at = excluded.updated_at
        """)
    void checkpoint(UUID accountId, String resource, Instant watermark, UUID runId, Instant now);
}
