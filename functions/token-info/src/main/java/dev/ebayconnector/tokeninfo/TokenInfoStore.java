package dev.ebayconnector.tokeninfo;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code tokens} with their {@code accounts}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenInfoStore extends GenericRepository<TokenInfo, UUID> {

    @Query("""
        SELECT t.id, t.account_id, a.username AS account, a.environment, a.status, t.version, t.created_at, t.updated_at,
               t.access_expires_at AS expires_at, t.scopes, t.refresh_token IS NOT NULL AS has_refresh_token,
               t.refresh_expires_at, t.last_refreshed_at, t.last_refresh_error, t.access_fingerprint, t.refresh_fingerprint,
               COALESCE(t.retry_after > clock_timestamp(), false) AS cooling_down
        FROM tokens t JOIN accounts a ON a.id = t.account_id
        WHERE t.account_id = :accountId
        """)
    Optional<TokenInfo> ofAccount(UUID accountId);
}
