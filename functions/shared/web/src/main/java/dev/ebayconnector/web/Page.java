package dev.ebayconnector.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;

/** One page of a list; {@code next} is null on the last one. */
@Serdeable
public record Page<T>(List<T> items, String next) {

    /**
     * Cuts a page from rows that were read with one more than the page holds.
     *
     * @param cursor where to go on after a row
     */
    public static <R, T> Page<T> cut(List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> cursor) {
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? cursor.apply(shown.getLast()).text() : null);
    }
}
