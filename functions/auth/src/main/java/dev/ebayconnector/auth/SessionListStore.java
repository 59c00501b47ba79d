package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lists the valid sessions of one user. */
@Singleton
final class SessionListStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT id, made_at, last_seen_at, ends_at, address, client
        FROM (
            SELECT id, made_at, last_seen_at, ends_at, address, client
            FROM sessions
            WHERE user_id = CAST(? AS uuid) AND ended_at IS NULL AND ends_at > CAST(? AS timestamptz)
              AND last_seen_at + idle_minutes * interval '1 minute' > CAST(? AS timestamptz)
        ) AS own
        """).descendingBy("made_at", "id");

    private final ListReader reader;

    SessionListStore(ListReader reader) {
        this.reader = reader;
    }

    List<SessionRow> of(UUID userId, Instant now, PageRequest<CreatedKey> page) {
        var read = LIST.read(userId, now, now).after(page.afterValues()).limit(page.rows());
        return reader.rows(read, SessionRow.class);
    }
}
