package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The table {@code sign_in_pace}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PaceStore extends GenericRepository<Pace, byte[]> {

    /**
     * Counts an attempt and says whether it is granted. The row's lock lets parallel attempts through one by one, so the
     * limit holds for them together. While attempts are free, {@code next_at} is long past: clocks of instances differ.
     *
     * @param name     which name was tried, as a number; {@code names} holds those of this window, {@code many} at most
     * @param free     after how many attempts the waits begin: {@code firstWait} seconds, then twice as long each time
     * @param resetsAt when a row that this attempt opens counts anew
     */
    @Query("""
        INSERT INTO sign_in_pace AS pace (key, attempts, next_at, granted, names, resets_at, expires_at)
        VALUES (:key, 1, 'epoch', true, ARRAY[CAST(:name AS integer)], :resetsAt, :resetsAt)
        ON CONFLICT (key) DO UPDATE SET
            attempts = CASE
                WHEN pace.resets_at <= :now THEN 1
                WHEN pace.next_at <= :now THEN pace.attempts + 1
                ELSE pace.attempts END,
            refused = CASE WHEN pace.resets_at <= :now OR pace.next_at <= :now THEN 0 ELSE pace.refused + 1 END,
            next_at = CASE
                WHEN pace.resets_at <= :now THEN excluded.next_at
                WHEN pace.next_at > :now OR pace.attempts + 1 < :free THEN pace.next_at
                ELSE CAST(:now AS timestamptz) + interval '1 second'
                    * least(:longestWait, :firstWait * power(2, least(pace.attempts + 1 - :free, 20))) END,
            granted = pace.resets_at <= :now OR pace.next_at <= :now,
            names = CASE
                WHEN pace.resets_at <= :now THEN excluded.names
                WHEN pace.names @> excluded.names OR cardinality(pace.names) >= :many THEN pace.names
                ELSE pace.names || excluded.names END,
            spraying = pace.resets_at > :now AND NOT pace.names @> excluded.names
                AND cardinality(pace.names) = :many - 1,
            resets_at = CASE WHEN pace.resets_at <= :now THEN excluded.resets_at ELSE pace.resets_at END,
            expires_at = greatest(pace.expires_at, excluded.expires_at)
        RETURNING key, attempts, refused, next_at, granted, spraying
        """)
    Pace take(
            byte[] key,
            int name,
            Instant now,
            int free,
            double firstWait,
            double longestWait,
            int many,
            Instant resetsAt);

    /** Whether the client has signed in with this name before, and not too long ago. */
    @Query("""
        SELECT key, attempts, refused, next_at, granted, spraying FROM sign_in_pace
        WHERE key = :pair AND known_until > :now
        """)
    Optional<Pace> findKnown(byte[] pair, Instant now);

    /** Remembers that the client has signed in with this name, and that its failures were mistakes. */
    @Query("""
        UPDATE sign_in_pace
        SET attempts = 0, refused = 0, next_at = 'epoch', known_until = :until, expires_at = :until
        WHERE key = :pair
        """)
    int remember(byte[] pair, Instant until);

    /** Takes back an attempt that was none: the password was right. */
    @Query("""
        UPDATE sign_in_pace
        SET attempts = greatest(attempts - 1, 0), next_at = 'epoch', names = array_remove(names, CAST(:name AS integer))
        WHERE key = :key
        """)
    int giveBack(byte[] key, int name);

    /** Deletes some of the rows that have expired; more than one attempt can add. */
    @Query("""
        DELETE FROM sign_in_pace
        WHERE key IN (SELECT key FROM sign_in_pace WHERE expires_at < :now
                      ORDER BY expires_at LIMIT 50 FOR UPDATE SKIP LOCKED)
        """)
    int purge(Instant now);
}
