package dev.ebayconnector.core.database;

import java.util.List;
import java.util.Map;

/**
 * Puts statements together from its parts. Kept in a static field, where {@code QueryPlanTest} finds it and explains every
 * statement.
 */
public interface QuerySource {

    /** The first is the one that callers get if they ask for no order. */
    List<Listing> lists();

    /** Every other statement, with {@code ?} for its values. */
    List<String> statements();

    /**
     * A list and the filters that are never left out.
     *
     * @param required filters that are always given
     * @param needs    filters that are given if another is, by the other's name
     */
    record Listing(ListQuery query, List<String> required, Map<String, String> needs) {}
}
