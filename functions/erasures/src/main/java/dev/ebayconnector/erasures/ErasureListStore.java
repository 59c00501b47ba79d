package dev.ebayconnector.erasures;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code erasures}. */
@Singleton
final class ErasureListStore {

    private static final String SELECT = """
        SELECT id, source, requested_by, requested_at, environment, role, notice_id, account_id, state,
               progress ->> 'step' AS step, attempts, failures, failure, retry_at,
               CAST(counts AS text) AS counts, CAST(proof AS text) AS proof, finished_at
        FROM erasures
        """;

    private static final ListQuery LIST = ListQuery.select(SELECT)
            .filter("id", "id = ?")
            .filter("state", "state = ?")
            .filter("source", "source = ?")
            .filter("environment", "environment = ?")
            .descendingBy("requested_at", "id");

    private final ListReader reader;

    ErasureListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first. */
    List<ErasureRow> newest(String state, String source, String environment, PageRequest<CreatedKey> page) {
        return reader.rows(
                LIST.read()
                        .where("state", state)
                        .where("source", source)
                        .where("environment", environment)
                        .after(page.afterValues())
                        .limit(page.rows()),
                ErasureRow.class);
    }

    Optional<ErasureRow> find(UUID id) {
        return reader.rows(LIST.read().where("id", id).limit(1), ErasureRow.class).stream()
                .findFirst();
    }
}
