package dev.ebayconnector.sync;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sync_runs}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RunStore extends GenericRepository<SyncRun, UUID> {

    /** Zero rows: a run of this account and resource is under way. */
    @Query("""
        INSERT INTO sync_runs (id, account_id, resource, state, requested_from, requested_to, full_scan, requested_by,
                               request_id, created_at)
        VALUES (:id, :accountId, :resource, 'QUEUED', CAST(:from AS timestamptz), CAST(:to AS timestamptz), :fullScan, :requestedBy,
                :requestId, :now)
        ON CONFLICT (account_id, resource) WHERE state IN ('QUEUED', 'RUNNING', 'WAITING') DO NOTHING
        """)
    int add(
            UUID id,
            UUID accountId,
            String resource,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean fullScan,
            UUID requestedBy,
            String requestId,
            Instant now);

    @Query("""
        SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
               started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
               rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
        FROM sync_runs
        WHERE id = :id
        """)
    Optional<SyncRun> find(UUID id);

    @Query("""
        SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
               started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
               rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
        FROM sync_runs
        WHERE account_id = :accountId AND resource = :resource AND state IN ('QUEUED', 'RUNNING', 'WAITING')
        """)
    Optional<SyncRun> active(UUID accountId, String resource);

    /** Ends a run that no worker was woken for. Zero rows: a worker has it, or somebody stopped it. */
    @Query("""
        UPDATE sync_runs SET state = 'FAILED', finished_at = :now, error_code = :errorCode, error_detail = :errorDetail
        WHERE id = :id AND state = 'QUEUED'
        """)
    int failQueued(UUID id, String errorCode, String errorDetail, Instant now);

    /** Takes a run for a worker. Zero rows: it has ended, or another worker is alive on it. */
    @Query("""
        UPDATE sync_runs
        SET state = 'RUNNING', started_at = COALESCE(started_at, :now), lease_owner = :owner, lease_until = :until
        WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'WAITING') AND (lease_until IS NULL OR lease_until <= :now)
        """)
    int claim(UUID id, String owner, Instant until, Instant now);

    /** Sign of life before a page. Zero rows: the lease is lost, or somebody wants the run to stop. */
    @Query("""
        UPDATE sync_runs SET lease_until = :until
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int renew(UUID id, String owner, Instant until);

    /** Adds a page's figures, in the page's transaction. Zero rows: the lease is lost and the page must be undone. */
    @Query("""
        UPDATE sync_runs
        SET pages = pages + 1, calls = calls + :calls, rows_seen = rows_seen + :seen, rows_inserted = rows_inserted + :inserted,
            rows_updated = rows_updated + :updated, rows_unchanged = rows_unchanged + :unchanged,
            rows_quarantined = rows_quarantined + :quarantined, lease_until = :until
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING'
        """)
    int addPage(
            UUID id,
            String owner,
            long seen,
            long inserted,
            long updated,
            long unchanged,
            long quarantined,
            int calls,
            Instant until);

    /** Ends a run that read everything. Zero rows: the lease is lost, or somebody wanted the run to stop. */
    @Query("""
        UPDATE sync_runs SET state = 'SUCCEEDED', finished_at = :now, lease_owner = NULL, lease_until = NULL
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int succeed(UUID id, String owner, Instant now);

    /** Ends a run for good, by its worker; the calls are those since its last page. */
    @Query("""
        UPDATE sync_runs
        SET state = :state, finished_at = :now, lease_owner = NULL, lease_until = NULL, error_code = :errorCode,
            error_detail = :errorDetail, calls = calls + :calls
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING'
        """)
    int end(
            UUID id,
            String owner,
            String state,
            @Nullable String errorCode,
            @Nullable String errorDetail,
            int calls,
            Instant now);

    /** Gives a run back, to be gone on with by the next worker. */
    @Query("""
        UPDATE sync_runs SET state = 'WAITING', lease_owner = NULL, lease_until = NULL
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING'
        """)
    int release(UUID id, String owner);

    /** The first wish to stop counts; a run that nobody works on ends at once. */
    @Query("""
        UPDATE sync_runs
        SET stop_requested_at = COALESCE(stop_requested_at, :now), stop_requested_by = COALESCE(stop_requested_by, :by),
            finished_at = CASE WHEN lease_until IS NULL OR lease_until <= :now THEN :now ELSE finished_at END,
            state = CASE WHEN lease_until IS NULL OR lease_until <= :now THEN 'STOPPED' ELSE state END
        WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'WAITING')
        """)
    int stop(UUID id, String by, Instant now);
}
