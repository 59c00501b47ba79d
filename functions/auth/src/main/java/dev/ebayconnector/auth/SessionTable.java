package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** Makes and ends rows of {@code sessions}; every function reads them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionTable extends GenericRepository<SessionRow, UUID> {

    /**
     * Zero rows if the user was disabled or got another password since it was compared, or has a second factor that was
     * not sent. The lock makes a change of the user wait for this session, which the change then ends.
     *
     * @param second   whether a second factor was sent
     * @param required whether an admin without one may only add one
     */
    @Query("""
        INSERT INTO sessions
            (id, secret_hash, user_id, role, made_at, last_seen_at, confirmed_at, idle_minutes, ends_at, address, client,
             needs_factor)
        SELECT :id, :secretHash, u.id, u.role, :now, :now, :now, :idleMinutes, :endsAt, :address, :client,
               :required AND NOT :second AND u.role = 'ADMIN'
        FROM users u
        WHERE u.id = :userId AND u.password_hash = :passwordHash AND u.disabled_at IS NULL AND u.has_password
          AND (:second
               OR NOT EXISTS (SELECT 1 FROM passkeys p WHERE p.user_id = u.id)
                  AND NOT EXISTS (SELECT 1 FROM totp_secrets t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL))
        FOR SHARE OF u
        """)
    int open(
            UUID id,
            byte[] secretHash,
            UUID userId,
            String passwordHash,
            Instant now,
            int idleMinutes,
            Instant endsAt,
            String address,
            String client,
            boolean second,
            boolean required);

    /** The user has a second factor now. Zero rows: the session has ended. */
    @Query("""
        UPDATE sessions SET needs_factor = false WHERE id = :id AND ended_at IS NULL
        """)
    int admit(UUID id);

    /** Ends the other sessions of the user that wait for a first factor: whoever has one may not add another. */
    @Query("""
        UPDATE sessions SET ended_at = :now, ended_why = :why, ended_by = :userId
        WHERE user_id = :userId AND needs_factor AND ended_at IS NULL
        """)
    int endWaiting(UUID userId, Instant now, String why);

    /** Zero rows if it is not this user's, or has ended. */
    @Query("""
        UPDATE sessions SET ended_at = :now, ended_why = :why, ended_by = :by
        WHERE id = :id AND user_id = :userId AND ended_at IS NULL
        """)
    int end(UUID id, UUID userId, Instant now, String why, UUID by);

    @Query("""
        UPDATE sessions SET ended_at = :now, ended_why = :why, ended_by = :by
        WHERE user_id = :userId AND ended_at IS NULL AND ends_at > :now
        """)
    int endAll(UUID userId, Instant now, String why, UUID by);

    /** The user gave the right password to a session that is signed in. */
    @Query("""
        UPDATE sessions SET confirmed_at = :now, wrong_passwords = 0 WHERE id = :id AND ended_at IS NULL
        """)
    int confirm(UUID id, Instant now);

    /** One wrong password more; the last that is allowed ends the session. */
    @Query("""
        UPDATE sessions
        SET wrong_passwords = wrong_passwords + 1,
            ended_at = CASE WHEN wrong_passwords + 1 >= :most THEN CAST(:now AS timestamptz) END,
            ended_why = CASE WHEN wrong_passwords + 1 >= :most THEN CAST(:why AS text) END
        WHERE id = :id AND ended_at IS NULL
        """)
    int wrongPassword(UUID id, int most, Instant now, String why);

    /** What the list of sessions does not show any more. */
    @Query("""
        DELETE FROM sessions WHERE user_id = :userId AND ends_at < :before
        """)
    int forget(UUID userId, Instant before);
}
