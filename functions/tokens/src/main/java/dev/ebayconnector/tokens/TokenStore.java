package dev.ebayconnector.tokens;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code tokens}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TokenStore extends GenericRepository<StoredToken, UUID> {

    @Query("""
            SELECT id, account_id, version, access_token, access_expires_at, refresh_token, refresh_expires_at,
                   lease_until, retry_after
            FROM tokens
            WHERE account_id = :accountId
            """)
    Optional<StoredToken> find(UUID accountId);

    /** Consent brings a whole new pair; it ends any lease. */
    @Query("""
            INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes, last_refreshed_at)
            VALUES (:accountId, :accessToken, :accessExpiresAt, :refreshToken, :refreshExpiresAt, :scopes, :now)
            ON CONFLICT (account_id) DO UPDATE
            SET version = tokens.version + 1, access_token = excluded.access_token,
                access_expires_at = excluded.access_expires_at, refresh_token = excluded.refresh_token,
                refresh_expires_at = excluded.refresh_expires_at, scopes = excluded.scopes,
                lease_owner = NULL, lease_until = NULL, retry_after = NULL,
                last_refreshed_at = excluded.last_refreshed_at, last_refresh_error = NULL, updated_at = now()
            """)
    void connect(UUID accountId, byte[] accessToken, Instant accessExpiresAt, @Nullable byte[] refreshToken,
                 @Nullable Instant refreshExpiresAt, String scopes, Instant now);

    /** Takes the right to refresh. Zero rows: somebody else has it. */
    @Query("""
            UPDATE tokens SET lease_owner = :owner, lease_until = :until
            WHERE account_id = :accountId AND (lease_until IS NULL OR lease_until <= :now)
            """)
    int lease(UUID accountId, String owner, Instant until, Instant now);

    /** Stores a refreshed token, if the row is still the one that was read and the lease still ours. */
    @Query("""
            UPDATE tokens
            SET version = version + 1, access_token = :accessToken, access_expires_at = :accessExpiresAt,
                refresh_token = COALESCE(:refreshToken, refresh_token),
                refresh_expires_at = COALESCE(CAST(:refreshExpiresAt AS timestamptz), refresh_expires_at),
                lease_owner = NULL, lease_until = NULL, retry_after = NULL,
                last_refreshed_at = :now, last_refresh_error = NULL, updated_at = now()
            WHERE account_id = :accountId AND version = :version AND lease_owner = :owner
            """)
    int refreshed(UUID accountId, long version, String owner, byte[] accessToken, Instant accessExpiresAt,
                  @Nullable byte[] refreshToken, @Nullable Instant refreshExpiresAt, Instant now);

    /** Gives the lease back and says why nothing came of it; nobody asks eBay again before {@code retryAfter}. */
    @Query("""
            UPDATE tokens
            SET lease_owner = NULL, lease_until = NULL, retry_after = :retryAfter, last_refresh_error = :error, updated_at = now()
            WHERE account_id = :accountId AND lease_owner = :owner
            """)
    int release(UUID accountId, String owner, @Nullable String error, Instant retryAfter);

    /** Makes the access token count as expired, after eBay refused it. */
    @Query("""
            UPDATE tokens SET access_expires_at = :now, updated_at = now()
            WHERE account_id = :accountId AND version = :version
            """)
    int expire(UUID accountId, long version, Instant now);
}
