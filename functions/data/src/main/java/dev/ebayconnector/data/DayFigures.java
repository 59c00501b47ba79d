package dev.ebayconnector.data;

/**
 * What is counted for each UTC day and currency.
 *
 * @param table    with its alias
 * @param account  the column with the account
 * @param moment   the column that decides the day
 * @param currency SQL of the currency; NULL if there is none
 * @param figures  SQL of the figures; {@code bigint} is shown as a number, {@code numeric} as money in the currency
 */
record DayFigures(String table, String account, String moment, String currency, String figures) {

    /** The parameters are the first moment, the first one that is left out, and the account if one is given. */
    String sql(boolean oneAccount) {
        return String.join(
                "\n",
                "SELECT",
                "CAST(" + moment + " AT TIME ZONE 'UTC' AS date) AS day, " + currency + " AS currency,",
                figures.strip(),
                "FROM " + table,
                "WHERE " + moment + " >= ? AND " + moment + " < ?",
                oneAccount ? "AND " + account + " = ?" : "",
                "GROUP BY 1, 2");
    }
}
