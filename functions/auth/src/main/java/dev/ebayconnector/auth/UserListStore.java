package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists {@code users}. */
@Singleton
final class UserListStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT id, email, lower(email) AS email_key, role,
               CASE WHEN disabled_at IS NOT NULL THEN 'disabled' WHEN has_password THEN 'active' ELSE 'invited' END
                   AS state,
               created_at,
               (SELECT max(s.made_at) FROM sessions s WHERE s.user_id = users.id) AS last_signed_in_at
        FROM users
        """).ascendingBy("lower(email)");

    private final ListReader reader;

    UserListStore(ListReader reader) {
        this.reader = reader;
    }

    List<UserRow> byEmail(PageRequest<UserKey> page) {
        return reader.rows(LIST.read().after(page.afterValues()).limit(page.rows()), UserRow.class);
    }
}
