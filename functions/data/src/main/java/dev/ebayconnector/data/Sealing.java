package dev.ebayconnector.data;

import dev.ebayconnector.privacy.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of a record is sealed, and what is shown of it.
 *
 * @param table   without an alias, as {@link Place} names it
 * @param columns SQL of the sealed columns, with aliases
 * @param parts   the sealed columns
 * @param shown   by the columns' names, the first of these that a part holds is shown; plain columns of an earlier release
 *                otherwise
 */
record Sealing(String table, String columns, List<Part> parts, Map<String, List<Shown>> shown) {

    /**
     * A sealed column.
     *
     * @param column of the table, and of the result
     * @param json   the column of the result that holds the facts
     */
    record Part(String column, String json) {

        Place place(String table, List<String> key) {
            return new Place(table, column, key);
        }
    }

    /** What a column shows of what is sealed. */
    sealed interface Shown {

        /** A text of eBay's JSON. */
        record Text(String path) implements Shown {}

        /** A text that was sealed beside eBay's JSON. */
        record Kept(String column) implements Shown {}

        /** JSON that was sealed beside eBay's JSON. */
        record KeptJson(String column) implements Shown {}
    }

    /** A table whose only sealed column belongs to {@code raw}. */
    static Sealing of(String table, String alias, Map<String, List<Shown>> shown) {
        return new Sealing(table, alias + ".personal", List.of(new Part("personal", StoredResource.RAW_COLUMN)), shown);
    }

    /** A name that is kept once eBay does not show it any more, or the first text of these paths. */
    static List<Shown> name(String column, String... paths) {
        return Stream.concat(Stream.of(new Shown.Kept(column)), texts(paths).stream())
                .toList();
    }

    static List<Shown> texts(String... paths) {
        return Stream.of(paths).<Shown>map(Shown.Text::new).toList();
    }
}
