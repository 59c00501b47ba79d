package dev.ebayconnector.web;

import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The key of a list in the order of a moment, where rows of the same moment are in the order of their ids. */
public record CreatedKey(Instant at, UUID id) implements PageKey {

    /** @throws IllegalArgumentException if the parts are not a moment and a UUID */
    public static CreatedKey of(List<String> parts) {
        return new CreatedKey(Values.moment(parts.get(0)), Values.uuid(parts.get(1)));
    }

    /** The page that a request for a list without filters asks for; 422 with all that is wrong with its query. */
    public static PageRequest<CreatedKey> page(HttpRequest<?> request) {
        var query = Query.of(request, "limit", "next");
        var page = query.page(CreatedKey::of);
        query.check();
        return page;
    }

    @Override
    public List<Object> values() {
        return List.of(at, id);
    }
}
