package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists {@code sync_schedules} with their last runs. */
@Singleton
public final class ScheduleListStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT s.account_id, s.resource, s.every_seconds, s.paused, s.adaptive, s.next_due_at, s.last_started_at,
               s.quiet_runs, s.last_skip, s.last_skipped_at, s.changed_by, s.changed_at, s.last_run_id,
               r.state AS last_run_state, r.rows_inserted + r.rows_updated + r.rows_gone AS last_run_news
        FROM sync_schedules s LEFT JOIN sync_runs r ON r.id = s.last_run_id
        """)
            .filter("account_id", "s.account_id = ?")
            .filter("resource", "s.resource = ?")
            .ascendingBy("s.account_id", "s.resource");

    private final ListReader reader;

    ScheduleListStore(ListReader reader) {
        this.reader = reader;
    }

    /** By account and resource; a filter that is null leaves all schedules in. */
    public List<Schedule> list(UUID account, String resource, List<Object> after, int limit) {
        return reader.rows(
                LIST.read()
                        .where("account_id", account)
                        .where("resource", resource)
                        .after(after)
                        .limit(limit),
                Schedule.class);
    }

    public Optional<Schedule> find(UUID account, String resource) {
        return list(account, resource, List.of(), 1).stream().findFirst();
    }
}
