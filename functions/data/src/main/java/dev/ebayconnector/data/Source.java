package dev.ebayconnector.data;

import java.util.List;

/**
 * Where the records of a resource are.
 *
 * <p>A column named {@code x_value} and the next one, {@code x_currency}, are shown as the money {@code x}; {@code jsonb}
 * is shown as JSON.
 *
 * @param table   with its alias
 * @param key     the columns that identify a record: {@code account_id} first, then {@code id}, then what else is needed
 * @param columns SQL of what a list shows
 * @param details SQL of what only a single record shows in addition; may be empty
 * @param raw     SQL of the column with what eBay sent; of sealed records without personal data
 * @param sealing what is sealed; null if the records hold no personal data
 */
record Source(String table, List<Column> key, String columns, String details, String raw, Sealing sealing) {

    Source(String table, List<Column> key, String columns, String details, String raw) {
        this(table, key, columns, details, raw, null);
    }
}
