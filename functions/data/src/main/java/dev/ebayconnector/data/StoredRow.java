package dev.ebayconnector.data;

import java.util.Map;

/**
 * A record as it was read.
 *
 * @param values by the columns' names, in their order; a value is null, a text, a number, a boolean, a moment, a day or
 *     {@link Json}
 * @param raw    what eBay sent; null if it was not read
 */
record StoredRow(RowKey key, Map<String, Object> values, String raw) {

    /** JSON as PostgreSQL writes it, in one line. */
    record Json(String text) {}
}
