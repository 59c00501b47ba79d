package dev.ebayconnector.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The key of a list in the order of a moment, where rows of the same moment are in the order of their ids. */
public record CreatedKey(Instant at, UUID id) implements PageKey {

    /** @throws IllegalArgumentException if the parts are not a moment and a UUID */
    public static CreatedKey of(List<String> parts) {
        return new CreatedKey(Values.moment(parts.get(0)), Values.uuid(parts.get(1)));
    }

    @Override
    public List<Object> values() {
        return List.of(at, id);
    }
}
