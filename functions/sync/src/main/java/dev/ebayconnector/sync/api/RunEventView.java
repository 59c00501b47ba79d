package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.events.EventRow;
import dev.ebayconnector.sync.run.calls.CallRow;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * Something that happened in a run: an event, or a call of eBay.
 *
 * @param id     the place behind it, for {@code after} and {@code Last-Event-ID}
 * @param type   {@code event} or {@code call}
 * @param call   null for an event; {@code level} and those behind it are null for a call
 * @param userId of who caused the event; its name is for readers of the event log
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RunEventView(
        String id,
        String type,
        Instant at,
        @Nullable String ebayRequestId,
        @Nullable Call call,
        @Nullable String level,
        @Nullable String event,
        @Nullable String message,
        @Nullable String requestId,
        @Nullable String userId,
        @Nullable JsonNode details) {

    /**
     * @param status  of eBay's answer; 0 without one
     * @param failure why there is no answer; null if there is one
     */
    @Serdeable
    record Call(
            String method,
            String target,
            int status,
            int ms,
            int bytes,
            int attempt,
            @Nullable String failure) {}

    static RunEventView of(RunPlace place, CallRow row) {
        return new RunEventView(
                place.toString(),
                "call",
                row.at(),
                row.ebayRequestId(),
                new Call(row.method(), row.target(), row.status(), row.ms(), row.bytes(), row.attempt(), row.failure()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static RunEventView of(RunPlace place, EventRow row, JsonNode details) {
        return new RunEventView(
                place.toString(),
                "event",
                row.at(),
                row.ebayRequestId(),
                null,
                row.level(),
                row.event(),
                row.message(),
                row.requestId(),
                row.userId() == null ? null : row.userId().toString(),
                details);
    }
}
