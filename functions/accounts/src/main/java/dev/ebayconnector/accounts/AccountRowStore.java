package dev.ebayconnector.accounts;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code accounts} with their owners, as {@code AccountStore.findOwned} does, and their {@code tokens}. */
@Singleton
final class AccountRowStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT a.id, a.username AS account, a.ebay_user_id, a.environment, a.marketplace_id, a.status,
               (a.connected_by = ? OR owner.id IS NULL) AS mine, a.connected_at, a.disconnected_at,
               t.scopes, t.access_expires_at, t.refresh_expires_at
        FROM accounts a
        LEFT JOIN LATERAL (SELECT o.id FROM active_admins o WHERE o.id = a.connected_by LIMIT 1) AS owner ON true
        LEFT JOIN tokens t ON t.account_id = a.id
        """)
            .filter("id", "a.id = ?")
            .filter("environment", "a.environment = ?")
            .descendingBy("a.connected_at", "a.id");

    private final ListReader reader;

    AccountRowStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest connected first. */
    List<AccountRow> newest(UUID userId, String environment, List<Object> after, int limit) {
        return reader.rows(
                LIST.read(userId).where("environment", environment).after(after).limit(limit), AccountRow.class);
    }

    Optional<AccountRow> find(UUID id, UUID userId) {
        return reader.rows(LIST.read(userId).where("id", id).limit(1), AccountRow.class).stream()
                .findFirst();
    }
}
