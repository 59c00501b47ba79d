package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Lists {@code sync_runs}. */
@Singleton
public final class RunListStore {

    private static final ListQuery LIST = ListQuery.select("SELECT " + SyncRun.COLUMNS + " FROM sync_runs")
            .filter("account_id", "account_id = ?")
            .filter("resource", "resource = ?")
            .filter("state", "state = ?")
            .descendingBy("created_at", "id");

    private final ListReader reader;

    RunListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first; a filter that is null leaves all runs in. */
    public List<SyncRun> newest(UUID accountId, String resource, String state, List<Object> after, int limit) {
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
