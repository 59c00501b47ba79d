package dev.ebayconnector.alerts;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code alert_deliveries} for people. */
@Singleton
final class DeliveryListStore {

    private static final String SELECT = """
        SELECT d.id, d.receiver_id, d.alert_id, n.type, n.account_id, n.environment, n.occurred_at, d.replay_of, d.state,
               d.created_at, d.attempts, d.last_attempt_at, d.next_attempt_at, d.last_status, d.last_failure, d.finished_at
        FROM alert_deliveries d
        JOIN alerts n ON n.id = d.alert_id
        """;

    private static final ListQuery LIST = ListQuery.select(SELECT)
            .filter("id", "d.id = ?")
            .filter("receiver_id", "d.receiver_id = ?")
            .filter("state", "d.state = ?")
            .descendingBy("d.created_at", "d.id");

    private final ListReader reader;

    DeliveryListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first. */
    List<DeliveryRow> newest(UUID receiverId, String state, PageRequest<CreatedKey> page) {
        return reader.rows(
                LIST.read()
                        .where("receiver_id", receiverId)
                        .where("state", state)
                        .after(page.afterValues())
                        .limit(page.rows()),
                DeliveryRow.class);
    }

    Optional<DeliveryRow> find(UUID id) {
        return reader.rows(LIST.read().where("id", id).limit(1), DeliveryRow.class).stream()
                .findFirst();
    }
}
