package dev.ebayconnector.accounts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code accounts} beside {@code tokens}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRowStore extends GenericRepository<AccountRow, UUID> {

    /** Newest connection first, from behind the given row on. */
    @Query("""
        SELECT a.id, a.username AS account, a.ebay_user_id, a.environment, a.marketplace_id, a.status,
               (a.connected_by IS NULL OR a.connected_by = :userId) AS mine, a.connected_at, a.disconnected_at,
               t.scopes, t.refresh_expires_at
        FROM accounts a LEFT JOIN tokens t ON t.account_id = a.id
        WHERE (CAST(:environment AS text) IS NULL OR a.environment = :environment)
          AND (CAST(:afterAt AS timestamptz) IS NULL
               OR (a.connected_at, a.id) < (CAST(:afterAt AS timestamptz), CAST(:afterId AS uuid)))
        ORDER BY a.connected_at DESC, a.id DESC
        LIMIT :limit
        """)
    List<AccountRow> newest(
            UUID userId, @Nullable String environment, @Nullable Instant afterAt, @Nullable UUID afterId, int limit);

    @Query("""
        SELECT a.id, a.username AS account, a.ebay_user_id, a.environment, a.marketplace_id, a.status,
               (a.connected_by IS NULL OR a.connected_by = :userId) AS mine, a.connected_at, a.disconnected_at,
               t.scopes, t.refresh_expires_at
        FROM accounts a LEFT JOIN tokens t ON t.account_id = a.id
        WHERE a.id = :id
        """)
    Optional<AccountRow> find(UUID id, UUID userId);
}
