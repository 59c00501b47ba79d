package dev.ebayconnector.sync.api;

import dev.ebayconnector.web.PageKey;
import dev.ebayconnector.web.Values;
import java.util.List;
import java.util.UUID;

/** The key of the list of schedules. */
record ScheduleKey(UUID accountId, String resource) implements PageKey {

    /** @throws IllegalArgumentException if the parts are not an id and a name */
    static ScheduleKey of(List<String> parts) {
        return new ScheduleKey(Values.uuid(parts.get(0)), parts.get(1));
    }

    @Override
    public List<Object> values() {
        return List.of(accountId, resource);
    }
}
