package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** Sets and clears faults: {@code {"path_prefix","status"|"kind","count","after","delay_ms"}}; a count of 0 lasts until cleared. */
final class AdminFaults {
    private final Faults faults;

    AdminFaults(Faults faults) {
        this.faults = faults;
    }

    Reply add(Request request) {
        JsonNode body = Json.read(request.body());
        Optional<Fault> fault = read(body);
        if (fault.isEmpty()) {
            return AdminRoutes.refused("Unknown fault; send {\"path_prefix\":\"/\",\"status\":400-599} or a \"kind\" of"
                    + " 429, 500, slow, cut, wrong_json, repeat_last_page, short_page, unauthorized.");
        }
        faults.add(fault.get());
        return Reply.json(201, json(fault.get()));
    }

    Reply list() {
        ArrayNode items = Json.array();
        faults.waiting().forEach(fault -> items.add(json(fault)));
        return Reply.json(200, Json.object().set("items", items));
    }

    Reply clear() {
        faults.clear();
        return Reply.empty(204);
    }

    private static Optional<Fault> read(JsonNode body) {
        String kind = body.hasNonNull("status")
                ? body.get("status").asText()
                : body.path("kind").asText();
        return Fault.parse(body.path("path_prefix").asText("/"), kind).map(fault -> {
            int count = body.path("count").asInt(1);
            Fault counted = (count == 0 ? fault.always() : fault.times(count))
                    .after(body.path("after").asInt(0));
            return body.has("delay_ms")
                    ? counted.delayed(Duration.ofMillis(body.get("delay_ms").asLong()))
                    : counted;
        });
    }

    private static ObjectNode json(Fault fault) {
        ObjectNode json = Json.object()
                .put("path_prefix", fault.pathPrefix())
                .put("kind", fault.kind().label());
        if (fault.kind() == FaultKind.STATUS) {
            json.put("status", fault.status());
        }
        return json.put("count", fault.count() == Integer.MAX_VALUE ? 0 : fault.count())
                .put("after", fault.after())
                .put("delay_ms", fault.delay().toMillis());
    }
}
