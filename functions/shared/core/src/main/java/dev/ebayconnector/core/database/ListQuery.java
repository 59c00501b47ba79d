package dev.ebayconnector.core.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A list that callers filter and read page by page. Its SQL holds the conditions of the filters that were given and no
 * others, so that PostgreSQL plans each combination by itself: one statement for all, with {@code :x IS NULL OR …}, gets
 * a generic plan at its sixth execution, which can use no filter's index. All SQL comes from code, all values are bound.
 *
 * <p>Immutable; kept in a static field of its store, where {@code QueryPlanTest} finds it and explains every combination.
 */
public final class ListQuery {

    private final String select;
    private final Map<String, String> filters;
    private final List<String> key;
    private final boolean descending;

    private ListQuery(String select, Map<String, String> filters, List<String> key, boolean descending) {
        this.select = select;
        this.filters = filters;
        this.key = key;
        this.descending = descending;
    }

    /**
     * @param select the columns and tables, without {@code WHERE}; each {@code ?} in it is bound by {@link #read}
     */
    public static ListQuery select(String select) {
        return new ListQuery(select.strip(), Map.of(), List.of(), false);
    }

    /**
     * @param name      of the filter, as callers of the API know it
     * @param condition SQL with one {@code ?}, or with several for a list of values
     */
    public ListQuery filter(String name, String condition) {
        if (condition.indexOf('?') < 0) {
            throw new IllegalArgumentException("the filter " + name + " must have a parameter");
        }
        var more = new LinkedHashMap<>(filters);
        more.put(name, condition);
        return new ListQuery(select, Collections.unmodifiableMap(more), key, descending);
    }

    /** @param columns identify a row together; an index must begin with those of the filters and end with these */
    public ListQuery ascendingBy(String... columns) {
        return new ListQuery(select, filters, List.of(columns), false);
    }

    /** @param columns identify a row together; an index must begin with those of the filters and end with these */
    public ListQuery descendingBy(String... columns) {
        return new ListQuery(select, filters, List.of(columns), true);
    }

    /** The names of all filters. */
    public List<String> filters() {
        return List.copyOf(filters.keySet());
    }

    /** The columns that order the list. */
    public List<String> key() {
        return key;
    }

    /** @param values of the parameters in the select part */
    public Read read(Object... values) {
        return new Read(Arrays.asList(values));
    }

    /** One page of the list, put together for one call. */
    public final class Read {

        private final List<Object> values;
        private final List<String> conditions = new ArrayList<>();
        private int limit;

        private Read(List<Object> values) {
            this.values = new ArrayList<>(values);
        }

        /** @param value null to leave the filter out; a list has a value for each parameter of the filter */
        public Read where(String filter, Object value) {
            var condition = filters.get(filter);
            if (condition == null) {
                throw new IllegalArgumentException("the list has no filter " + filter);
            }
            if (value != null) {
                conditions.add(condition);
                values.addAll(value instanceof List<?> several ? several : List.of(value));
            }
            return this;
        }

        /** @param row the key of the row to continue behind; empty to start at the first row */
        public Read after(List<?> row) {
            if (row.isEmpty()) {
                return this;
            }
            if (row.size() != key.size()) {
                throw new IllegalArgumentException("the key has " + key.size() + " columns");
            }
            conditions.add("(" + String.join(", ", key) + ") " + (descending ? "<" : ">") + " ("
                    + String.join(", ", Collections.nCopies(key.size(), "?")) + ")");
            values.addAll(row);
            return this;
        }

        /** @param rows at most; one more than a page shows, to know whether there is a next one */
        public Read limit(int rows) {
            limit = rows;
            return this;
        }

        /** The statement; its parameters in order are {@link #values}. */
        public String sql() {
            var where = conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions);
            var order = key.stream()
                    .map(column -> descending ? column + " DESC" : column)
                    .collect(Collectors.joining(", "));
            return select + where + "\nORDER BY " + order + "\nLIMIT ?";
        }

        public List<Object> values() {
            var all = new ArrayList<>(values);
            all.add(limit);
            return all;
        }
    }
}
