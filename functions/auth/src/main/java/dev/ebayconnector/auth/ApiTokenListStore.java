package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists {@code api_tokens}. */
@Singleton
final class ApiTokenListStore {

    private static final ListQuery LIST = ListQuery.select(
                    "SELECT id, user_id, name, scope, made_at, expires_at, last_used_at, revoked_at FROM api_tokens")
            .descendingBy("made_at", "id");

    private final ListReader reader;

    ApiTokenListStore(ListReader reader) {
        this.reader = reader;
    }

    List<ApiTokenRow> newest(PageRequest<CreatedKey> page) {
        return reader.rows(LIST.read().after(page.afterValues()).limit(page.rows()), ApiTokenRow.class);
    }
}
