package dev.ebayconnector.data;

import dev.ebayconnector.web.PageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The place of a record in a list. {@code next} names the list, too, so that it cannot continue another one.
 *
 * @param list   the resource and the sort
 * @param bound  the values of the order's columns, as they are bound in SQL
 */
record RowKey(String list, List<Object> bound) implements PageKey {

    /** @throws IllegalArgumentException if the parts do not belong to this list */
    static RowKey of(StoredResource resource, Sort sort, List<String> parts) {
        var columns = resource.columns(sort.order());
        if (!parts.getFirst().equals(list(resource, sort)) || parts.size() != columns.size() + 1) {
            throw new IllegalArgumentException("another list");
        }
        var bound = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            bound.add(columns.get(i).kind().parse(parts.get(i + 1)));
        }
        return new RowKey(parts.getFirst(), List.copyOf(bound));
    }

    static String list(StoredResource resource, Sort sort) {
        return resource.name() + " " + sort.text();
    }

    @Override
    public List<Object> values() {
        return Stream.concat(Stream.of(list), bound.stream().map(Kind::text))
                .map(Object.class::cast)
                .toList();
    }
}
