package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code passkeys} and {@code passkey_requests}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasskeyStore extends GenericRepository<Passkey, UUID> {

    /** Zero rows: the key is known, of this user or of another. */
    @Query("""
        INSERT INTO passkeys (id, user_id, name, credential_id, public_key, sign_count, made_at)
        VALUES (:id, :userId, :name, :credentialId, :publicKey, :signCount, :now)
        ON CONFLICT (credential_id) DO NOTHING
        """)
    int add(UUID id, UUID userId, String name, byte[] credentialId, byte[] publicKey, long signCount, Instant now);

    @Query("""
        SELECT id, user_id, credential_id, public_key, sign_count FROM passkeys WHERE user_id = :userId
        """)
    List<Passkey> of(UUID userId);

    @Query("""
        SELECT id, user_id, credential_id, public_key, sign_count FROM passkeys WHERE credential_id = :credentialId
        """)
    Optional<Passkey> find(byte[] credentialId);

    /** Zero rows: the key is gone, or its counter did not rise, so that there may be a copy of it. */
    @Query("""
        UPDATE passkeys SET sign_count = :signCount, last_used_at = :now
        WHERE user_id = :userId AND credential_id = :credentialId
          AND (sign_count < :signCount OR sign_count = 0 AND :signCount = 0)
        """)
    int use(UUID userId, byte[] credentialId, long signCount, Instant now);

    @Query("""
        DELETE FROM passkeys WHERE user_id = :userId AND id = :id
        """)
    int delete(UUID userId, UUID id);

    @Query("""
        DELETE FROM passkeys WHERE user_id = :userId
        """)
    int deleteAll(UUID userId);

    /** Replaces the session's earlier request for the same purpose. */
    @Query("""
        INSERT INTO passkey_requests (session_id, purpose, request, expires_at)
        VALUES (:sessionId, :purpose, :request, :expiresAt)
        ON CONFLICT (session_id, purpose) DO UPDATE SET request = excluded.request, expires_at = excluded.expires_at
        """)
    void ask(UUID sessionId, String purpose, String request, Instant expiresAt);

    @Query("""
        SELECT request FROM passkey_requests
        WHERE session_id = :sessionId AND purpose = :purpose AND expires_at > :now
        """)
    Optional<String> findRequest(UUID sessionId, String purpose, Instant now);

    /** Takes the request away: each is answered once, rightly or wrongly. Zero rows: it was answered or replaced. */
    @Query("""
        DELETE FROM passkey_requests WHERE session_id = :sessionId AND purpose = :purpose AND request = :request
        """)
    int take(UUID sessionId, String purpose, String request);
}
