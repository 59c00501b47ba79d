package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.testing.Sql;
import java.util.UUID;

/** Accounts that can be scheduled; their tokens open nothing. */
record ScheduledAccounts(Sql sql) {

    UUID add() {
        return add(UUID.randomUUID());
    }

    UUID add(UUID id) {
        return add(id, "CONNECTED", Scope.all(Scope.values()).toString());
    }

    UUID add(String status, String scopes) {
        return add(UUID.randomUUID(), status, scopes);
    }

    private UUID add(UUID id, String status, String scopes) {
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'production', ?, 'seller', ?, now())
            """, id, id.toString(), status);
        sql.run("""
            INSERT INTO tokens (account_id, access_token, access_expires_at, scopes) VALUES (?, '\\x01', now(), ?)
            """, id, scopes);
        return id;
    }

    void add(int number) {
        sql.run("""
            WITH added AS (
                INSERT INTO accounts (environment, ebay_user_id, username, status, connected_at)
                SELECT 'production', 'seller-' || n, 'seller-' || n, 'CONNECTED', now() FROM generate_series(1, ?) n
                RETURNING id)
            INSERT INTO tokens (account_id, access_token, access_expires_at, scopes)
            SELECT id, '\\x01', now(), ? FROM added
            """, number, Scope.all(Scope.values()).toString());
    }
}
