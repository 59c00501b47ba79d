package dev.ebayconnector.sync.run.quarantine;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Lists {@code quarantined_records}. */
@Singleton
public final class QuarantineListStore {

    private static final ListQuery LIST = ListQuery.select("""
        SELECT id, at, account_id, run_id, resource, record_key, reason, CAST(NULL AS text) AS raw,
               CAST(NULL AS text) AS raw_text, CAST(NULL AS bytea) AS personal, record_digest, dismissed_at, dismissed_by
        FROM quarantined_records
        """)
            .filter("account_id", "account_id = ?")
            .filter("resource", "resource = ?")
            .filter("dismissed", "dismissed = ?")
            .descendingBy("at", "id");

    private final ListReader reader;

    QuarantineListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first, without the records themselves; a filter that is null leaves all in. */
    public List<QuarantinedRecord> newest(
            UUID accountId, String resource, boolean dismissed, List<Object> after, int limit) {
        return reader.rows(
                LIST.read()
                        .where("account_id", accountId)
                        .where("resource", resource)
                        .where("dismissed", dismissed)
                        .after(after)
                        .limit(limit),
                QuarantinedRecord.class);
    }
}
