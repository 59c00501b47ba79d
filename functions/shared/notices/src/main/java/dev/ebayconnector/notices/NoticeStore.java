package dev.ebayconnector.notices;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code ebay_notices}: every notice that eBay has signed, once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface NoticeStore extends GenericRepository<StoredNotice, String> {

    /** Zero rows: the notice is stored already. {@code announced_at} is set, because the caller announces it next. */
    @Query("""
        INSERT INTO ebay_notices
            (notification_id, environment, topic, event_date, publish_attempts, received_at, payload, announced_at)
        VALUES
            (:notificationId, :environment, :topic, :eventDate, :publishAttempts, :receivedAt, :payload, :receivedAt)
        ON CONFLICT (notification_id) DO NOTHING
        """)
    int receive(
            String notificationId,
            EbayEnvironment environment,
            String topic,
            @Nullable Instant eventDate,
            int publishAttempts,
            Instant receivedAt,
            byte[] payload);

    /** Counts another arrival of the same notice. */
    @Query("UPDATE ebay_notices SET duplicates = duplicates + 1 WHERE notification_id = :notificationId")
    int repeated(String notificationId);

    /** Notices that wait without a message: never announced, or so long ago that the message must be lost. */
    @Query("""
        SELECT notification_id
        FROM ebay_notices
        WHERE state = 'WAITING' AND received_at <= :receivedBefore
          AND (announced_at IS NULL OR announced_at <= :announcedBefore)
        ORDER BY received_at
        LIMIT :limit
        """)
    List<String> missed(Instant receivedBefore, Instant announcedBefore, int limit);

    @Query("UPDATE ebay_notices SET announced_at = :now WHERE notification_id IN (:ids)")
    int announced(List<String> ids, Instant now);

    /** Lets the next look for missed notices find this one. */
    @Query("UPDATE ebay_notices SET announced_at = NULL WHERE notification_id = :notificationId")
    int notAnnounced(String notificationId);

    /** Counts an attempt, before it: one that kills its worker counts too. Zero rows: it is processed. */
    @Query("""
        UPDATE ebay_notices SET attempts = attempts + 1 WHERE notification_id = :notificationId AND state = 'WAITING'
        """)
    int attempt(String notificationId);

    /** Takes the notice for this transaction; empty if it is processed, or another worker has it. */
    @Query("""
        SELECT notification_id, environment, topic, event_date, received_at, payload, state
        FROM ebay_notices
        WHERE notification_id = :notificationId AND state = 'WAITING'
        FOR UPDATE SKIP LOCKED
        """)
    Optional<StoredNotice> take(String notificationId);

    /** Ends a notice; whom it is about is forgotten. */
    @Query("""
        UPDATE ebay_notices
        SET state = 'PROCESSED', outcome = :outcome, processed_at = :now, payload = NULL
        WHERE notification_id = :notificationId
        """)
    int processed(String notificationId, String outcome, Instant now);

    /** Ends a notice that nothing can be done about, but keeps it, so that a later release can. */
    @Query("""
        UPDATE ebay_notices
        SET state = 'IGNORED', outcome = :outcome, processed_at = :now
        WHERE notification_id = :notificationId
        """)
    int ignored(String notificationId, String outcome, Instant now);
}
