package dev.ebayconnector.logs;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.core.events.EventRow;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads {@code event_log}. */
@Singleton
final class LogStore {

    private static final ListQuery LIST = ListQuery.select("""
            SELECT id, at, level, event, message, request_id, account_id, run_id, ebay_request_id,
                   CAST(details AS text) AS details
            FROM event_log
            """)
            .filter("level", "level = ?")
            .filter("event", "event = ?")
            .filter("request_id", "request_id = ?")
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
    List<EventRow> newest(EventFilter filter, PageRequest<EventKey> page) {
        return reader.rows(
                LIST.read()
                        .where("level", filter.level())
                        .where("event", filter.event())
                        .where("request_id", filter.requestId())
                        .where("account_id", filter.accountId())
                        .where("run_id", filter.runId())
                        .where("from", filter.from())
                        .where("to", filter.to())
                        .after(page.afterValues())
                        .limit(page.rows()),
                EventRow.class);
    }
}
