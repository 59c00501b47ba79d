package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.StoredNotice;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Erasures that are not done. A failed one without {@code retry_at} has given up. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OpenErasureStore extends GenericRepository<StoredNotice, String> {

    /** The one that a notice has led to; empty if there is none, or it is done. */
    @Query("SELECT id FROM erasures WHERE notice_id = :noticeId AND state IN ('QUEUED', 'RUNNING')")
    Optional<UUID> ofNotice(String noticeId);

    /** Those that no worker has and whose message must be lost. */
    @Query("""
        SELECT id
        FROM erasures
        WHERE state IN ('QUEUED', 'RUNNING') AND requested_at <= :announcedBefore
          AND (announced_at IS NULL OR announced_at <= :announcedBefore)
          AND (lease_until IS NULL OR lease_until <= :now)
        ORDER BY announced_at, id
        LIMIT :limit
        """)
    List<UUID> missed(Instant announcedBefore, Instant now, int limit);

    /** Those that failed and whose wait is over; again if the message must be lost. */
    @Query("""
        SELECT id
        FROM erasures
        WHERE state = 'FAILED' AND retry_at <= :now
          AND (announced_at IS NULL OR announced_at < retry_at OR announced_at <= :announcedBefore)
          AND (lease_until IS NULL OR lease_until <= :now)
        ORDER BY retry_at, id
        LIMIT :limit
        """)
    List<UUID> dueAgain(Instant announcedBefore, Instant now, int limit);

    /** Lets a failed one be tried again from now on, as often as a new one. */
    @Query("UPDATE erasures SET failures = 0, retry_at = :now WHERE id = :id AND state = 'FAILED'")
    int retry(UUID id, Instant now);

    @Query("UPDATE erasures SET announced_at = :now WHERE id = :id")
    int announced(UUID id, Instant now);
}
