package dev.ebayconnector.logs;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads {@code event_log}, with the names of who caused the events: of users and API tokens it may know no more. */
@Singleton
final class LogStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT id, at, level, event, message, request_id, user_id,
               (SELECT u.email FROM user_names u WHERE u.id = event_log.user_id) AS email,
               api_token_id,
               (SELECT t.name FROM api_token_names t WHERE t.id = event_log.api_token_id) AS api_token,
               account_id, run_id, ebay_request_id, CAST(details AS text) AS details
        FROM event_log
        """)
            .filter("level", "level = ?")
            .filter("event", "event = ?")
            .filter("request_id", "request_id = ?")
            .filter("user_id", "user_id = ?")
            .filter("api_token_id", "api_token_id = ?")
            .filter("account_id", "account_id = ?")
            .filter("run_id", "run_id = ?")
            .filter("from", "at >= ?")
            .filter("to", "at < ?")
            .descendingBy("at", "id");

    private final ListReader reader;

    LogStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first. */
    List<LoggedEvent> newest(EventFilter filter, PageRequest<EventKey> page) {
        return reader.rows(
                LIST.read()
                        .where("level", filter.level())
                        .where("event", filter.event())
                        .where("request_id", filter.requestId())
                        .where("user_id", filter.userId())
                        .where("api_token_id", filter.apiTokenId())
                        .where("account_id", filter.accountId())
                        .where("run_id", filter.runId())
                        .where("from", filter.from())
                        .where("to", filter.to())
                        .after(page.afterValues())
                        .limit(page.rows()),
                LoggedEvent.class);
    }
}
