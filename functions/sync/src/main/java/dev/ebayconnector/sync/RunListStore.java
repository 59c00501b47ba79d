package dev.ebayconnector.sync;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Lists {@code sync_runs}. */
@Singleton
final class RunListStore {

    private static final ListQuery LIST = ListQuery.select("""
            SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
                   started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
                   rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
            FROM sync_runs
            """)
            .filter("account_id", "account_id = ?")
            .filter("resource", "resource = ?")
            .filter("state", "state = ?")
            .descendingBy("created_at", "id");

    private final ListReader reader;

    RunListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first; a filter that is null leaves all runs in. */
    List<SyncRun> newest(UUID accountId, String resource, String state, List<Object> after, int limit) {
        return reader.rows(
                LIST.read()
                        .where("account_id", accountId)
                        .where("resource", resource)
                        .where("state", state)
                        .after(after)
                        .limit(limit),
                SyncRun.class);
    }
}
