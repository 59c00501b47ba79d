package dev.ebayconnector.logs;

import dev.ebayconnector.core.events.EventRow;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** {@code /api/ebay/logs}, for admins. */
@Controller("/api/ebay/logs")
final class LogsController {

    private final LogStore store;
    private final JsonMapper json;

    LogsController(LogStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Get
    Page<EventView> list(HttpRequest<?> request) {
        var query = Query.of(
                request, "limit", "next", "level", "event", "request_id", "account_id", "run_id", "from", "to");
        var filter = new EventFilter(
                query.oneOf("level", "INFO", "WARN", "ERROR").orElse(null),
                query.text("event").orElse(null),
                query.text("request_id").orElse(null),
                query.uuid("account_id").orElse(null),
                query.uuid("run_id").orElse(null),
                query.instant("from").orElse(null),
                query.instant("to").orElse(null));
        var page = query.page(EventKey::of);
        query.check();
        return page.page(store.newest(filter, page), this::view, EventKey::of);
    }

    private EventView view(EventRow row) {
        try {
            return new EventView(
                    Long.toString(row.id()),
                    row.at(),
                    row.level(),
                    row.event(),
                    row.message(),
                    row.requestId(),
                    row.accountId() == null ? null : row.accountId().toString(),
                    row.runId() == null ? null : row.runId().toString(),
                    row.ebayRequestId(),
                    json.readValue(row.details(), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record EventView(
            String id,
            Instant at,
            String level,
            String event,
            String message,
            @Nullable String requestId,
            @Nullable String accountId,
            @Nullable String runId,
            @Nullable String ebayRequestId,
            JsonNode details) {}
}
