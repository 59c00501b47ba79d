package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sign_in_steps}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInStepStore extends GenericRepository<SignInStep, byte[]> {

    /**
     * Zero rows if the user was disabled or got another password since it was compared. The lock makes a change of the
     * user wait for this row, which the change then deletes.
     */
    @Query("""
        INSERT INTO sign_in_steps (secret_hash, kind, user_id, request, expires_at)
        SELECT :secretHash, 'second', id, :request, :expiresAt
        FROM users
        WHERE id = :userId AND password_hash = :passwordHash AND disabled_at IS NULL AND has_password
        FOR SHARE
        """)
    int add(byte[] secretHash, UUID userId, String passwordHash, @Nullable String request, Instant expiresAt);

    @Query("""
        SELECT secret_hash, user_id, request FROM sign_in_steps
        WHERE secret_hash = :secretHash AND kind = 'second' AND expires_at > :now AND misses < :most
        """)
    Optional<SignInStep> find(byte[] secretHash, Instant now, int most);

    /** Zero rows: another request has finished it. */
    @Query("""
        DELETE FROM sign_in_steps
        WHERE secret_hash = :secretHash AND kind = 'second' AND expires_at > :now AND misses < :most
        """)
    int finish(byte[] secretHash, Instant now, int most);

    /** A wrong answer more. */
    @Query("""
        UPDATE sign_in_steps SET misses = misses + 1 WHERE secret_hash = :secretHash AND kind = 'second'
        """)
    int miss(byte[] secretHash);

    /** Zero rows: a passkey has answered this challenge before. */
    @Query("""
        INSERT INTO sign_in_steps (secret_hash, kind, user_id, expires_at)
        VALUES (:secretHash, 'spent', :userId, :expiresAt)
        ON CONFLICT (secret_hash) DO NOTHING
        """)
    int spend(byte[] secretHash, UUID userId, Instant expiresAt);

    /** After a change of the user that ends the sessions. */
    @Query("""
        DELETE FROM sign_in_steps WHERE user_id = :userId AND kind = 'second'
        """)
    int deleteAll(UUID userId);

    /** Deletes some of the rows that have expired; more than one sign-in can add. */
    @Query("""
        DELETE FROM sign_in_steps
        WHERE secret_hash = ANY (ARRAY(SELECT secret_hash FROM sign_in_steps WHERE expires_at < :now
                                       ORDER BY expires_at LIMIT 50 FOR UPDATE SKIP LOCKED))
        """)
    int purge(Instant now);
}
