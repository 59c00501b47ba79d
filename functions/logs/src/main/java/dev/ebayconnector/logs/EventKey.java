package dev.ebayconnector.logs;

import dev.ebayconnector.web.PageKey;
import dev.ebayconnector.web.Values;
import java.time.Instant;
import java.util.List;

/** The place of an event in the log: by its time, then by its id. */
record EventKey(Instant at, long id) implements PageKey {

    static EventKey of(List<String> parts) {
        return new EventKey(Values.moment(parts.get(0)), Long.parseLong(parts.get(1)));
    }

    static EventKey of(LoggedEvent row) {
        return new EventKey(row.at(), row.id());
    }

    @Override
    public List<Object> values() {
        return List.of(at, id);
    }
}
