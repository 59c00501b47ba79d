package dev.ebayconnector.sync.proof;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sync_proofs}; {@link ProofWriter} writes it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ProofStore extends GenericRepository<ProofRow, UUID> {

    @Query("SELECT " + ProofRow.COLUMNS + """
        FROM sync_proofs
        WHERE account_id = :accountId AND resource = :resource AND day BETWEEN :from AND :to
        ORDER BY day, currency
        """)
    List<ProofRow> between(UUID accountId, String resource, LocalDate from, LocalDate to);

    /** Days that are not proven, the latest first; so many at most as a night can check besides its own. */
    @Query("""
        SELECT DISTINCT day
        FROM sync_proofs
        WHERE account_id = :accountId AND resource = :resource AND state <> 'proven'
        ORDER BY day DESC
        LIMIT 35
        """)
    List<LocalDate> open(UUID accountId, String resource);

    /** Days that differ, the oldest first. */
    @Query("""
        SELECT DISTINCT day
        FROM sync_proofs
        WHERE account_id = :accountId AND resource = :resource AND state = 'differs'
        ORDER BY day
        LIMIT 400
        """)
    List<LocalDate> differing(UUID accountId, String resource);

    @Query("""
        UPDATE sync_proofs SET repair_run_id = :runId
        WHERE account_id = :accountId AND resource = :resource AND state = 'differs' AND day IN (:days)
        """)
    int repairedBy(UUID accountId, String resource, List<LocalDate> days, UUID runId);

    /** Why the last proof of the account, by its name, did not end: what its run waits for or failed of. */
    @Query("""
        SELECT CASE state WHEN 'QUEUED' THEN 'The check waits for a worker.'
                          WHEN 'RUNNING' THEN 'The check is under way.'
                          WHEN 'WAITING' THEN COALESCE(wait_detail, 'The check is under way.')
                          WHEN 'STOPPED' THEN 'The check was stopped.'
                          WHEN 'FAILED' THEN error_detail END AS reason
        FROM sync_runs
        WHERE account_id = :accountId AND resource = :proof
        ORDER BY created_at DESC
        LIMIT 1
        """)
    Optional<String> unfinished(UUID accountId, String proof);

    /**
     * Days whose repair has ended and that were not checked since, some at a time. A proof that was started since the
     * end was enough, whatever became of it.
     */
    @Query("""
        SELECT DISTINCT p.account_id, p.resource, p.day
        FROM sync_proofs p JOIN sync_runs r ON r.id = p.repair_run_id
        WHERE p.state <> 'proven' AND p.repair_run_id IS NOT NULL AND r.finished_at > p.checked_at
          AND NOT EXISTS (SELECT FROM sync_runs q
                          WHERE q.account_id = p.account_id AND q.resource = 'proof:' || p.resource
                            AND q.created_at >= r.finished_at)
        ORDER BY p.account_id, p.resource, p.day
        LIMIT 400
        """)
    List<RepairedDay> repaired();
}
