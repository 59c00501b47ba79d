package dev.ebayconnector.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list a caller asks for.
 *
 * @param limit how many items the page holds at most
 * @param after the last row of the page before; empty for the first page
 */
public record PageRequest<K extends PageKey>(int limit, Optional<K> after) {

    /** How many rows to read: one more than the page shows, which tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** The values of the key to continue behind; empty for the first page. */
    public List<Object> afterValues() {
        return after.map(PageKey::values).orElse(List.of());
    }

    /**
     * Makes the page from the rows that were read.
     *
     * @param rows up to {@link #rows()} of them, in the order of the list
     * @param item shows a row to the caller
     * @param key  of a row
     */
    public <R, T> Page<T> page(List<R> rows, Function<R, T> item, Function<R, K> key) {
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? next(key.apply(shown.getLast())) : null);
    }

    /** The value of {@code next} that leads to the rows behind one. */
    public static String next(PageKey key) {
        return Cursor.of(key).text();
    }
}
