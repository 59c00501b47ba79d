package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists {@code tokens} with their {@code accounts}. */
@Singleton
final class TokenListStore {

    private static final ListQuery LIST = ListQuery.select("""
            SELECT t.id, t.account_id, a.username AS account, a.environment, a.status, t.version, t.created_at,
                   t.updated_at, t.access_expires_at AS expires_at, t.scopes,
                   t.refresh_token IS NOT NULL AS has_refresh_token, t.refresh_expires_at, t.last_refreshed_at,
                   t.last_refresh_error, t.access_fingerprint, t.refresh_fingerprint,
                   COALESCE(t.retry_after > clock_timestamp(), false) AS cooling_down
            FROM tokens t JOIN accounts a ON a.id = t.account_id
            """)
            .filter("environment", "a.environment = ?")
            .descendingBy("t.updated_at", "t.id");

    private final ListReader reader;

    TokenListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest changed first. */
    List<TokenInfo> newest(String environment, List<Object> after, int limit) {
        return reader.rows(LIST.read().where("environment", environment).after(after).limit(limit), TokenInfo.class);
    }
}
