package dev.ebayconnector.tokeninfo;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tokens of connected accounts, for the sweep. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SweepStore extends GenericRepository<SweptToken, UUID> {

    /** The next tokens by expiry, behind the given one; start with the earliest moment and the lowest id. */
    @Query("""
        SELECT t.account_id, a.username AS account, t.access_expires_at AS expires_at, t.refresh_expires_at, t.warned_days
        FROM tokens t JOIN accounts a ON a.id = t.account_id
        WHERE a.status = 'CONNECTED'
          AND (t.access_expires_at, t.account_id) > (:expiresAt, :accountId)
        ORDER BY t.access_expires_at, t.account_id
        LIMIT :limit
        """)
    List<SweptToken> connectedAfter(Instant expiresAt, UUID accountId, int limit);

    /** Zero rows: another sweep has recorded this warning, or the seller has reconnected. */
    @Query("""
        UPDATE tokens SET warned_days = :days
        WHERE account_id = :accountId AND (warned_days IS NULL OR warned_days > :days)
        """)
    int recordWarning(UUID accountId, int days);
}
