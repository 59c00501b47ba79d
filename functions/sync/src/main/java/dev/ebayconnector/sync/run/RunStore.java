package dev.ebayconnector.sync.run;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code sync_runs}. A worker's statements name the owner of the lease; zero rows then mean that the lease is
 * lost or that the run has ended.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RunStore extends GenericRepository<SyncRun, UUID> {

    /** Zero rows: a run of this account and resource has not ended yet. */
    @Query("""
        INSERT INTO sync_runs (id, account_id, resource, state, requested_from, requested_to, full_scan, requested_by,
                               requested_by_email, request_id, created_at, announced_at, resumable)
        VALUES (:id, :accountId, :resource, 'QUEUED', CAST(:from AS timestamptz), CAST(:to AS timestamptz), :fullScan,
                :requestedBy, :requestedByEmail, :requestId, :now, :now, true)
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
            String requestedByEmail,
            String requestId,
            Instant now);

    @Query("SELECT " + SyncRun.COLUMNS + " FROM sync_runs WHERE id = :id")
    Optional<SyncRun> find(UUID id);

    @Query("SELECT " + SyncRun.COLUMNS + """
        FROM sync_runs
        WHERE account_id = :accountId AND resource = :resource AND state IN\
        """ + " " + RunState.LIVE)
    Optional<SyncRun> active(UUID accountId, String resource);

    /** Lets no run of the account be added before the caller's transaction ends. */
    @Query("SELECT id FROM accounts WHERE id = :accountId FOR UPDATE")
    Optional<UUID> lockAccount(UUID accountId);

    /**
     * Parked runs whose time has come and that were not put on the queue since, the longest due first. At a reset of eBay's
     * quota many are due at once; the one that was started first then comes first, or the calls of each day could go to the
     * same accounts.
     */
    @Query("SELECT " + SyncRun.COLUMNS + """
        FROM sync_runs
        WHERE state = 'WAITING' AND wait_until <= :now AND announced_at < wait_until
        ORDER BY wait_until, created_at
        LIMIT :limit
        """)
    List<SyncRun> due(Instant now, int limit);

    /** Zero rows: another one has announced it, or it has ended. */
    @Query("""
        UPDATE sync_runs SET announced_at = :now
        WHERE id = :id AND state = 'WAITING' AND wait_until <= :now AND announced_at < wait_until
        """)
    int announceDue(UUID id, Instant now);

    /**
     * Runs without a living worker that were put on the queue before the given time and do not wait for a later one,
     * the oldest first.
     */
    @Query("SELECT " + SyncRun.COLUMNS + """
        FROM sync_runs
        WHERE state IN\
        """ + " " + RunState.LIVE + """
          AND (lease_until IS NULL OR lease_until <= :now) AND (wait_until IS NULL OR wait_until <= :now)
          AND COALESCE(announced_at, created_at) <= :announcedBefore
        ORDER BY created_at
        LIMIT :limit
        """)
    List<SyncRun> dead(Instant now, Instant announcedBefore, int limit);

    /** Zero rows: a worker is alive, another request has just announced the run, it is parked, or it has ended. */
    @Query("""
        UPDATE sync_runs SET announced_at = :now
        WHERE id = :id AND (lease_until IS NULL OR lease_until <= :now) AND (wait_until IS NULL OR wait_until <= :now)
          AND COALESCE(announced_at, created_at) <= :announcedBefore AND state IN\
        """ + " " + RunState.LIVE)
    int announceAgain(UUID id, Instant now, Instant announcedBefore);

    /** Ends a run that could not be put on the queue. Zero rows: a worker has taken it, or it was stopped. */
    @Query("""
        UPDATE sync_runs SET state = 'FAILED', finished_at = :now, error_code = :errorCode, error_detail = :errorDetail
        WHERE id = :id AND state = 'QUEUED'
        """)
    int failQueued(UUID id, String errorCode, String errorDetail, Instant now);

    /** Takes a run for a worker. Zero rows: it has ended or is parked, or another worker is alive. */
    @Query("""
        UPDATE sync_runs
        SET state = 'RUNNING', started_at = COALESCE(started_at, :now), lease_owner = :owner, lease_until = :until,
            assisted_owner = :owner, attempts = attempts + 1, claimed_at = :now, wait_until = NULL, wait_code = NULL, wait_detail = NULL
        WHERE id = :id AND (lease_until IS NULL OR lease_until <= :now) AND (wait_until IS NULL OR wait_until <= :now)
          AND state IN\
        """ + " " + RunState.LIVE)
    int claim(UUID id, String owner, Instant until, Instant now);

    /** Renews the lease before a page. Zero rows: the lease is lost, or a STOP was requested. */
    @Query("""
        UPDATE sync_runs SET lease_until = :until
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int renew(UUID id, String owner, Instant until);

    /** Whether the worker should still wait for eBay: the lease is its own, and no STOP was requested. */
    @Query("""
        SELECT EXISTS (
            SELECT FROM sync_runs
            WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL)
        """)
    boolean undisturbed(UUID id, String owner);

    /**
     * Whether an assistant may still read the run: it has not ended, does not wait for a time, no STOP was requested, and
     * no worker has it that leases no windows.
     */
    @Query("""
        SELECT EXISTS (
            SELECT FROM sync_runs
            WHERE id = :id AND state IN ('RUNNING', 'WAITING') AND wait_until IS NULL AND stop_requested_at IS NULL
              AND (lease_owner IS NULL OR lease_owner = assisted_owner))
        """)
    boolean assistable(UUID id);

    /**
     * Whether another run is on the queue for a while and no worker took it; older messages than {@code after} were lost.
     */
    @Query("""
        SELECT EXISTS (
            SELECT FROM sync_runs
            WHERE id <> :id AND (lease_until IS NULL OR lease_until <= :now)
              AND (wait_until IS NULL OR wait_until <= :now) AND announced_at BETWEEN :after AND :before AND state IN\
        """ + " " + RunState.LIVE + ")")
    boolean othersWait(UUID id, Instant after, Instant before, Instant now);

    /**
     * Adds a page's figures, in the page's transaction. Zero rows: the lease is lost, or the run takes no more pages of an
     * assistant, who has none; the page must be undone.
     */
    @Query("""
        UPDATE sync_runs
        SET pages = pages + 1, calls = calls + :calls, retries = retries + :retries, rows_seen = rows_seen + :seen,
            rows_inserted = rows_inserted + :inserted, rows_updated = rows_updated + :updated,
            rows_unchanged = rows_unchanged + :unchanged, rows_quarantined = rows_quarantined + :quarantined,
            attempts = 0, failing_since = NULL, pauses = 0, last_page_at = :now,
            lease_until = CASE WHEN lease_owner = :owner THEN CAST(:until AS timestamptz) ELSE lease_until END,
            busy_ms = busy_ms + GREATEST(0, CAST(EXTRACT(
                EPOCH FROM CAST(:now AS timestamptz) - GREATEST(last_page_at, claimed_at, started_at)) * 1000 AS bigint))
        WHERE id = :id
          AND (lease_owner = :owner AND state = 'RUNNING'
               OR CAST(:assistant AS boolean) AND state IN ('RUNNING', 'WAITING') AND wait_until IS NULL
                  AND (lease_owner IS NULL OR lease_owner = assisted_owner))
        """)
    int addPage(
            UUID id,
            String owner,
            boolean assistant,
            long seen,
            long inserted,
            long updated,
            long unchanged,
            long quarantined,
            int calls,
            int retries,
            Instant until,
            Instant now);

    /** Adds calls that stored no page. */
    @Query("UPDATE sync_runs SET calls = calls + :calls, retries = retries + :retries WHERE id = :id")
    int addCalls(UUID id, int calls, int retries);

    /** Adds records that eBay does not list any more, in the transaction that ends the run. */
    @Query("UPDATE sync_runs SET rows_gone = rows_gone + :gone WHERE id = :id")
    void addGone(UUID id, long gone);

    /** Ends a run that read everything. Zero rows: the lease is lost, or a STOP was requested. */
    @Query("""
        UPDATE sync_runs SET state = 'SUCCEEDED', finished_at = :now, lease_owner = NULL, lease_until = NULL
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int succeed(UUID id, String owner, Instant now);

    /** Ends a run as failed, or as stopped if a STOP was requested; the calls are those since its last page. */
    @Query("""
        UPDATE sync_runs
        SET state = CASE WHEN stop_requested_at IS NULL THEN 'FAILED' ELSE 'STOPPED' END, finished_at = :now,
            lease_owner = NULL, lease_until = NULL, calls = calls + :calls, retries = retries + :retries,
            error_code = CASE WHEN stop_requested_at IS NULL THEN :errorCode END,
            error_detail = CASE WHEN stop_requested_at IS NULL THEN :errorDetail END
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING'
        """)
    int fail(UUID id, String owner, String errorCode, String errorDetail, int calls, int retries, Instant now);

    /** Ends a run after a STOP; the calls are those since its last page. */
    @Query("""
        UPDATE sync_runs
        SET state = 'STOPPED', finished_at = :now, lease_owner = NULL, lease_until = NULL, calls = calls + :calls,
            retries = retries + :retries
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NOT NULL
        """)
    int endStopped(UUID id, String owner, int calls, int retries, Instant now);

    /**
     * Parks a run until a time, for the reason that is given. The worker gives it back in order, so its attempt does not
     * count. Zero rows: the lease is lost, or a STOP was requested.
     *
     * @param outages 1 if eBay failed, else 0
     */
    @Query("""
        UPDATE sync_runs
        SET state = 'WAITING', lease_owner = NULL, lease_until = NULL, announced_at = :now, wait_until = :until,
            wait_code = :code, wait_detail = :detail, attempts = GREATEST(attempts - 1, 0),
            failing_since = CASE WHEN :outages = 1 THEN COALESCE(failing_since, :now) ELSE failing_since END,
            pauses = pauses + :outages, calls = calls + :calls, retries = retries + :retries
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int park(
            UUID id,
            String owner,
            Instant until,
            String code,
            String detail,
            int outages,
            int calls,
            int retries,
            Instant now);

    /**
     * Leaves a run to the next worker; the attempt of one that gives it back in order does not count. Zero rows: the
     * lease is lost, or a STOP was requested.
     */
    @Query("""
        UPDATE sync_runs
        SET state = 'WAITING', lease_owner = NULL, lease_until = NULL, announced_at = :now,
            attempts = GREATEST(attempts - 1, 0)
        WHERE id = :id AND lease_owner = :owner AND state = 'RUNNING' AND stop_requested_at IS NULL
        """)
    int release(UUID id, String owner, Instant now);

    /** Ends a run that no living worker has; the first request for a STOP counts. Zero rows: it has ended, or a worker has it. */
    @Query("""
        UPDATE sync_runs
        SET stop_reason = CASE WHEN stop_requested_at IS NULL THEN CAST(:reason AS text) ELSE stop_reason END,
            stop_requested_at = COALESCE(stop_requested_at, :now), stop_requested_by = COALESCE(stop_requested_by, :by),
            finished_at = :now, state = 'STOPPED'
        WHERE id = :id AND (lease_until IS NULL OR lease_until <= :now) AND state IN\
        """ + " " + RunState.LIVE)
    int stopIdle(UUID id, String by, @Nullable String reason, Instant now);

    /** Asks the worker of a run to stop; the first request counts. Zero rows: the run has ended, or no worker has it. */
    @Query("""
        UPDATE sync_runs
        SET stop_reason = CASE WHEN stop_requested_at IS NULL THEN CAST(:reason AS text) ELSE stop_reason END,
            stop_requested_at = COALESCE(stop_requested_at, :now), stop_requested_by = COALESCE(stop_requested_by, :by)
        WHERE id = :id AND lease_until > :now AND state IN\
        """ + " " + RunState.LIVE)
    int requestStop(UUID id, String by, @Nullable String reason, Instant now);

    /**
     * Queues a run again that was stopped or has failed. Zero rows: it did not end so, is of an older release, or a
     * later run of the account and resource succeeded or is under way.
     */
    @Query("""
        UPDATE sync_runs
        SET state = 'QUEUED', finished_at = NULL, stop_requested_at = NULL, stop_requested_by = NULL,
            stop_reason = NULL, error_code = NULL, error_detail = NULL, attempts = 0, wait_until = NULL,
            wait_code = NULL, wait_detail = NULL, failing_since = NULL, pauses = 0, announced_at = :now,
            resumed_at = :now
        WHERE id = :id AND state IN ('STOPPED', 'FAILED') AND resumable
          AND NOT EXISTS (
              SELECT FROM sync_runs AS other
              WHERE other.account_id = sync_runs.account_id AND other.resource = sync_runs.resource
                AND (other.state IN ('QUEUED', 'RUNNING', 'WAITING')
                     OR other.state = 'SUCCEEDED' AND other.created_at > sync_runs.created_at))
        """)
    int resume(UUID id, Instant now);

    /** Whether a later run of the account and resource succeeded; the given one has nothing left to add. */
    @Query("""
        SELECT count(*) > 0
        FROM (
            SELECT id FROM sync_runs
            WHERE account_id = :accountId AND resource = :resource AND state = 'SUCCEEDED' AND created_at > :after
            ORDER BY created_at DESC, id DESC
            LIMIT 1) AS latest
        """)
    boolean succeededSince(UUID accountId, String resource, Instant after);
}
