package dev.ebayconnector.tokens;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code tokens}. Leases and pauses go by the database's clock, the one clock that all instances share. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TokenStore extends GenericRepository<StoredToken, UUID> {

    @Query("""
        SELECT t.id, t.account_id, t.version, a.connection, a.status AS account_status, t.access_token,
               t.access_expires_at, t.refresh_token, t.scopes, t.last_refresh_error,
               COALESCE(t.retry_after > clock_timestamp(), false) AS cooling_down
        FROM tokens t JOIN accounts a ON a.id = t.account_id
        WHERE t.account_id = :accountId
        """)
    Optional<StoredToken> find(UUID accountId);

    /** Stores the tokens of a new consent and ends any lease. */
    @Query("""
        INSERT INTO tokens (account_id, access_token, access_fingerprint, access_expires_at,
                            refresh_token, refresh_fingerprint, refresh_expires_at, scopes, last_refreshed_at)
        VALUES (:accountId, :accessToken, :accessFingerprint, :accessExpiresAt,
                :refreshToken, :refreshFingerprint, :refreshExpiresAt, :scopes, :now)
        ON CONFLICT (account_id) DO UPDATE
        SET version = tokens.version + 1, access_token = excluded.access_token,
            access_fingerprint = excluded.access_fingerprint, access_expires_at = excluded.access_expires_at,
            refresh_token = excluded.refresh_token, refresh_fingerprint = excluded.refresh_fingerprint,
            refresh_expires_at = excluded.refresh_expires_at, scopes = excluded.scopes,
            lease_owner = NULL, lease_until = NULL, retry_after = NULL, warned_days = NULL,
            last_refreshed_at = excluded.last_refreshed_at, last_refresh_error = NULL, updated_at = now()
        """)
    void connect(
            UUID accountId,
            byte[] accessToken,
            String accessFingerprint,
            Instant accessExpiresAt,
            @Nullable byte[] refreshToken,
            @Nullable String refreshFingerprint,
            @Nullable Instant refreshExpiresAt,
            String scopes,
            Instant now);

    /** Takes the right to refresh. Zero rows: another caller has it. */
    @Query("""
        UPDATE tokens
        SET lease_owner = :owner,
            lease_until = clock_timestamp() + make_interval(secs => CAST(:millis AS double precision) / 1000)
        WHERE account_id = :accountId AND (lease_until IS NULL OR lease_until <= clock_timestamp())
        """)
    int lease(UUID accountId, String owner, long millis);

    /** Stores a refreshed token. Zero rows: the row has changed since it was read, or another caller has the lease. */
    @Query("""
        UPDATE tokens
        SET version = version + 1, access_token = :accessToken, access_fingerprint = :accessFingerprint,
            access_expires_at = :accessExpiresAt,
            refresh_token = COALESCE(:refreshToken, refresh_token),
            refresh_fingerprint = COALESCE(CAST(:refreshFingerprint AS text), refresh_fingerprint),
            refresh_expires_at = COALESCE(CAST(:refreshExpiresAt AS timestamptz), refresh_expires_at),
            lease_owner = NULL, lease_until = NULL, retry_after = NULL,
            last_refreshed_at = :now, last_refresh_error = NULL, updated_at = now()
        WHERE account_id = :accountId AND version = :version AND lease_owner = :owner
        """)
    int storeRefreshed(
            UUID accountId,
            long version,
            String owner,
            byte[] accessToken,
            String accessFingerprint,
            Instant accessExpiresAt,
            @Nullable byte[] refreshToken,
            @Nullable String refreshFingerprint,
            @Nullable Instant refreshExpiresAt,
            Instant now);

    /** Releases the lease without recording anything: the row needed no refresh. */
    @Query("""
        UPDATE tokens SET lease_owner = NULL, lease_until = NULL WHERE account_id = :accountId AND lease_owner = :owner
        """)
    int release(UUID accountId, String owner);

    /** Releases the lease, records why the refresh failed, and pauses refreshing for so many seconds. */
    @Query("""
        UPDATE tokens
        SET lease_owner = NULL, lease_until = NULL, last_refresh_error = :error, updated_at = now(),
            retry_after = clock_timestamp() + make_interval(secs => CAST(:coolDownSeconds AS double precision))
        WHERE account_id = :accountId AND lease_owner = :owner
        """)
    int recordFailure(UUID accountId, String owner, String error, long coolDownSeconds);

    /** Expires the access token after eBay refused it. */
    @Query("""
        UPDATE tokens
        SET version = version + 1, updated_at = now(),
            access_expires_at = LEAST(access_expires_at, :now, clock_timestamp())
        WHERE account_id = :accountId AND version = :version
        """)
    int expire(UUID accountId, long version, Instant now);

    /** Deletes both tokens of a disconnected account. */
    @Query("""
        DELETE FROM tokens WHERE account_id = :accountId
        """)
    int erase(UUID accountId);
}
