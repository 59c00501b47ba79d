package dev.ebayconnector.core.events;

import dev.ebayconnector.core.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something worth telling an admin. Built step by step, because most events know only some of the ids.
 *
 * @param name    dotted lower-case words, e.g. {@code oauth.success}
 * @param message one sentence for a person
 * @param details redacted by {@link EventLog} before they are stored
 */
public record Event(
        Level level,
        String name,
        String message,
        RequestId requestId,
        UUID userId,
        UUID accountId,
        UUID runId,
        String ebayRequestId,
        Map<String, Object> details) {

    public static Event info(String name, String message, RequestId requestId) {
        return new Event(Level.INFO, name, message, requestId, null, null, null, null, Map.of());
    }

    public static Event warn(String name, String message, RequestId requestId) {
        return new Event(Level.WARN, name, message, requestId, null, null, null, null, Map.of());
    }

    public static Event error(String name, String message, RequestId requestId) {
        return new Event(Level.ERROR, name, message, requestId, null, null, null, null, Map.of());
    }

    public Event user(UUID id) {
        return new Event(level, name, message, requestId, id, accountId, runId, ebayRequestId, details);
    }

    public Event account(UUID id) {
        return new Event(level, name, message, requestId, userId, id, runId, ebayRequestId, details);
    }

    public Event run(UUID id) {
        return new Event(level, name, message, requestId, userId, accountId, id, ebayRequestId, details);
    }

    public Event ebayRequest(String id) {
        return new Event(level, name, message, requestId, userId, accountId, runId, id, details);
    }

    public Event detail(String key, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new Event(level, name, message, requestId, userId, accountId, runId, ebayRequestId, more);
    }
}
