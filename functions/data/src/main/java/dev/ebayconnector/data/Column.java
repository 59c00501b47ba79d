package dev.ebayconnector.data;

/**
 * A column of a table's key.
 *
 * @param name of the filter by this column
 * @param sql  the column, never NULL
 */
record Column(String name, Kind kind, String sql) {}
