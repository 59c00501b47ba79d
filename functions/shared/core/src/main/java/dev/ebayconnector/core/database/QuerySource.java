package dev.ebayconnector.core.database;

import java.util.List;

/**
 * Puts statements together from its parts. Kept in a static field, where {@code QueryPlanTest} finds it and explains every
 * statement.
 */
public interface QuerySource {

    /** The first is the one that callers get if they ask for no order. */
    List<ListQuery> lists();

    /** Every other statement, with {@code ?} for its values. */
    List<String> statements();
}
