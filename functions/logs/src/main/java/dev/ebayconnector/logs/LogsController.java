package dev.ebayconnector.logs;

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
import java.util.UUID;

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
                request,
                "limit",
                "next",
                "level",
                "event",
                "request_id",
                "user_id",
                "api_token_id",
                "account_id",
                "run_id",
                "from",
                "to");
        var filter = new EventFilter(
                query.oneOf("level", "INFO", "WARN", "ERROR").orElse(null),
                query.text("event").orElse(null),
                query.text("request_id").orElse(null),
                query.uuid("user_id").orElse(null),
                query.uuid("api_token_id").orElse(null),
                query.uuid("account_id").orElse(null),
                query.uuid("run_id").orElse(null),
                query.instant("from").orElse(null),
                query.instant("to").orElse(null));
        var page = query.page(EventKey::of);
        query.check();
        return page.page(store.newest(filter, page), this::view, EventKey::of);
    }

    private EventView view(LoggedEvent row) {
        try {
            return new EventView(
                    Long.toString(row.id()),
                    row.at(),
                    row.level(),
                    row.event(),
                    row.message(),
                    row.requestId(),
                    text(row.userId()),
                    row.email(),
                    text(row.apiTokenId()),
                    row.apiToken(),
                    text(row.accountId()),
                    text(row.runId()),
                    row.ebayRequestId(),
                    json.readValue(row.details(), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /**
     * @param userId   of who caused the event; null if no signed-in request did
     * @param email    of that user; null if the user was deleted
     * @param apiToken the name of the token by which a program acted for the user
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record EventView(
            String id,
            Instant at,
            String level,
            String event,
            String message,
            @Nullable String requestId,
            @Nullable String userId,
            @Nullable String email,
            @Nullable String apiTokenId,
            @Nullable String apiToken,
            @Nullable String accountId,
            @Nullable String runId,
            @Nullable String ebayRequestId,
            JsonNode details) {}
}
