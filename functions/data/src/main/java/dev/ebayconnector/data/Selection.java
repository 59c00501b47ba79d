package dev.ebayconnector.data;

import dev.ebayconnector.web.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which records a caller asks for, and in which order.
 *
 * @param values of the filters that were given, by their names
 */
record Selection(StoredResource resource, Sort sort, Map<String, Object> values) {

    /** Reads the filters and the sort; what is wrong is reported by {@link Query#check}. */
    static Selection of(StoredResource resource, Query query, Sort standard) {
        var values = new LinkedHashMap<String, Object>();
        for (var filter : resource.filters()) {
            filter.kind().read(query, filter.name()).ifPresent(value -> values.put(filter.name(), value));
        }
        for (var filter : resource.filters()) {
            if (values.containsKey(filter.name())) {
                need(query, values, filter.needs(), filter.name());
            }
        }
        var sort = sort(resource, query, standard);
        need(query, values, sort.order().needs(), "sort=" + sort.text());
        return new Selection(resource, sort, values);
    }

    private static void need(Query query, Map<String, Object> values, String needed, String by) {
        if (needed != null && !values.containsKey(needed)) {
            query.refuse(needed, "is needed with " + by);
        }
    }

    private static Sort sort(StoredResource resource, Query query, Sort standard) {
        var sorts = resource.orders().stream()
                .flatMap(order -> Stream.of(new Sort(order, false), new Sort(order, true)))
                .toList();
        return query.oneOf("sort", sorts.stream().map(Sort::text).toArray(String[]::new))
                .flatMap(text ->
                        sorts.stream().filter(sort -> sort.text().equals(text)).findFirst())
                .orElse(standard);
    }
}
