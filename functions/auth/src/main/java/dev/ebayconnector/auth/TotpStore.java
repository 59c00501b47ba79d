package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code totp_secrets}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TotpStore extends GenericRepository<TotpSecret, UUID> {

    /** Zero rows: the user has an authenticator app already. One that was not confirmed is replaced. */
    @Query("""
        INSERT INTO totp_secrets (user_id, id, name, sealed, made_at) VALUES (:userId, :id, :name, :sealed, :now)
        ON CONFLICT (user_id) DO UPDATE
        SET id = excluded.id, name = excluded.name, sealed = excluded.sealed, made_at = excluded.made_at, last_step = 0
        WHERE totp_secrets.confirmed_at IS NULL
        """)
    int start(UUID userId, UUID id, String name, byte[] sealed, Instant now);

    /** The one that waits for its first code, unless it was started too long ago. */
    @Query("""
        SELECT user_id, id, sealed FROM totp_secrets
        WHERE user_id = :userId AND confirmed_at IS NULL AND made_at > :since
        """)
    Optional<TotpSecret> findStarted(UUID userId, Instant since);

    @Query("""
        SELECT user_id, id, sealed FROM totp_secrets WHERE user_id = :userId AND confirmed_at IS NOT NULL
        """)
    Optional<TotpSecret> find(UUID userId);

    /** Zero rows: it was confirmed or replaced meanwhile. */
    @Query("""
        UPDATE totp_secrets SET confirmed_at = :now, last_step = :step, last_used_at = :now
        WHERE id = :id AND user_id = :userId AND confirmed_at IS NULL
        """)
    int confirm(UUID userId, UUID id, long step, Instant now);

    /** Zero rows: a code of this time step or of a later one was accepted before (RFC 6238, 5.2). */
    @Query("""
        UPDATE totp_secrets SET last_step = :step, last_used_at = :now
        WHERE id = :id AND user_id = :userId AND confirmed_at IS NOT NULL AND last_step < :step
        """)
    int use(UUID userId, UUID id, long step, Instant now);

    @Query("""
        DELETE FROM totp_secrets WHERE user_id = :userId AND id = :id AND confirmed_at IS NOT NULL
        """)
    int delete(UUID userId, UUID id);

    @Query("""
        DELETE FROM totp_secrets WHERE user_id = :userId
        """)
    int deleteAll(UUID userId);
}
