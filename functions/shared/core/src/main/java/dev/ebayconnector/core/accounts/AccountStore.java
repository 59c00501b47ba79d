package dev.ebayconnector.core.accounts;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code accounts}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AccountStore extends GenericRepository<Account, UUID> {

    @Query("""
        SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at, connection
        FROM accounts
        WHERE id = :id
        """)
    Optional<Account> find(UUID id);

    /** Only if this user owns the account, or its owner was deleted, was disabled, or is no admin any more. */
    @Query("""
        SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at, connection
        FROM accounts
        WHERE id = :id AND (connected_by = :userId OR NOT EXISTS (
            SELECT FROM active_admins admin WHERE admin.id = accounts.connected_by))
        """)
    Optional<Account> findOwned(UUID id, UUID userId);

    /** At most one: a user connects once in each environment. */
    @Query("""
        SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at, connection
        FROM accounts
        WHERE environment = :environment AND ebay_user_id = :ebayUserId
        """)
    Optional<Account> findByEbayUser(EbayEnvironment environment, String ebayUserId);

    @Query("""
        SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at, connection
        FROM accounts
        ORDER BY connected_at DESC, id DESC
        LIMIT :limit
        """)
    List<Account> newest(int limit);

    /** Who owns the seller's account; locks it until the transaction ends. Empty if there is none, or its owner was deleted. */
    @Query("""
        SELECT connected_by FROM accounts
        WHERE environment = :environment AND ebay_user_id = :ebayUserId AND connected_by IS NOT NULL
        FOR UPDATE
        """)
    Optional<UUID> lockOwner(EbayEnvironment environment, String ebayUserId);

    /** Inserts the account, or reconnects the existing one under its id. */
    @Query("""
        INSERT INTO accounts (environment, ebay_user_id, username, marketplace_id, status, connected_by, connected_at)
        VALUES (:environment, :ebayUserId, :username, :marketplaceId, 'CONNECTED', :connectedBy, :connectedAt)
        ON CONFLICT (environment, ebay_user_id) DO UPDATE
        SET username = excluded.username, marketplace_id = excluded.marketplace_id, status = 'CONNECTED',
            connected_by = excluded.connected_by, connected_at = excluded.connected_at,
            connection = accounts.connection + 1, disconnected_at = NULL, updated_at = now()
        RETURNING id, environment, ebay_user_id, username, marketplace_id, status, connected_at, connection
        """)
    Account connect(
            EbayEnvironment environment,
            String ebayUserId,
            String username,
            @Nullable String marketplaceId,
            UUID connectedBy,
            Instant connectedAt);

    /** Only for the consent that eBay refused: zero rows if the seller reconnected or was disconnected in the meantime. */
    @Query("""
        UPDATE accounts SET status = 'NEEDS_RECONNECT', updated_at = now()
        WHERE id = :id AND connection = :consentNo AND status = 'CONNECTED'
        """)
    int needsReconnect(UUID id, long consentNo);

    /** Zero rows if the seller has reconnected since. */
    @Query("""
        UPDATE accounts
        SET status = 'DISCONNECTED', connection = connection + 1, disconnected_at = :now, updated_at = now()
        WHERE id = :id AND connection = :consentNo
        """)
    int disconnect(UUID id, long consentNo, Instant now);
}
