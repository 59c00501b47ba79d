package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lists the sessions of one user, also those that have ended and are still kept. */
@Singleton
final class UserSessionListStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT id, made_at, last_seen_at, ends_at, address, client,
               coalesce(ended_at, CASE WHEN ends_itself_at <= CAST(? AS timestamptz) THEN ends_itself_at END) AS ended_at,
               CASE WHEN ended_at IS NOT NULL THEN ended_why
                    WHEN ends_itself_at > CAST(? AS timestamptz) THEN NULL
                    WHEN ends_itself_at < ends_at THEN 'unused'
                    ELSE 'too_old' END AS ended_why
        FROM (
            SELECT id, made_at, last_seen_at, ends_at, address, client, ended_at, ended_why,
                   least(ends_at, last_seen_at + idle_minutes * interval '1 minute') AS ends_itself_at
            FROM sessions
            WHERE user_id = CAST(? AS uuid)
        ) AS of_user
        """).descendingBy("made_at", "id");

    private final ListReader reader;

    UserSessionListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest made first. */
    List<UserSessionRow> of(UUID userId, Instant now, PageRequest<CreatedKey> page) {
        var read = LIST.read(now, now, userId).after(page.afterValues()).limit(page.rows());
        return reader.rows(read, UserSessionRow.class);
    }
}
