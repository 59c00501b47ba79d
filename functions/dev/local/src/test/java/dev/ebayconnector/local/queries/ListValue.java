package dev.ebayconnector.local.queries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a parameter of a list is compared with.
 *
 * @param table    of the column
 * @param operator {@code =}, or one of a bound
 */
record ListValue(String table, String column, String operator) {

    /** {@code o.created_at >= $1}, {@code COALESCE(o.total_value, 0) <= $2}. */
    private static final Pattern COMPARED =
            Pattern.compile("(?:(?<alias>\\w+)\\.)?(?<column>\\w+)(?:, 0)?\\)? *(?<operator>=|<=|>=|<|>)"
                    + " *(?:CAST\\()?\\$(?<number>\\d+)");

    private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN)\\s+(?<table>\\w+)(?:\\s+(?<alias>\\w+))?");

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** In the order of the parameters; empty for one that is compared with no column. */
    static List<Optional<ListValue>> of(String sql) {
        var tables = new HashMap<String, String>();
        var found = TABLE.matcher(sql);
        while (found.find()) {
            tables.put(found.group("table"), found.group("table"));
            Optional.ofNullable(found.group("alias")).ifPresent(alias -> tables.put(alias, found.group("table")));
        }
        var compared = compared(sql, tables, outermost(sql));
        var values = new ArrayList<Optional<ListValue>>();
        for (int i = 1; i <= parameters(sql); i++) {
            values.add(Optional.ofNullable(compared.get(i)));
        }
        return values;
    }

    /** The table of a column that is named without one. */
    private static String outermost(String sql) {
        var table = TABLE.matcher(sql.replaceAll("\\(SELECT [^()]*\\)", ""));
        return table.find() ? table.group("table") : "";
    }

    private static Map<Integer, ListValue> compared(String sql, Map<String, String> tables, String outermost) {
        var compared = new HashMap<Integer, ListValue>();
        var matcher = COMPARED.matcher(sql);
        while (matcher.find()) {
            var table = matcher.group("alias") == null ? outermost : tables.get(matcher.group("alias"));
            compared.put(
                    Integer.valueOf(matcher.group("number")),
                    new ListValue(table, matcher.group("column"), matcher.group("operator")));
        }
        return compared;
    }

    private static int parameters(String sql) {
        return PARAMETER
                .matcher(sql)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group(1)))
                .max()
                .orElse(0);
    }

    /** SQL that finds the value which most rows or which fewest have; of a bound, the one that leaves most rows or few. */
    String query(Wanted wanted) {
        if (operator.equals("=")) {
            return "SELECT CAST(" + column + " AS text) FROM " + table + " WHERE " + column
                    + " IS NOT NULL GROUP BY 1 ORDER BY count(*) " + (wanted == Wanted.MOST ? "DESC" : "")
                    + ", 1 LIMIT 1";
        }
        var least = operator.startsWith(">") == (wanted == Wanted.MOST);
        return "SELECT CAST(percentile_disc(" + (least ? "0.0005" : "0.9995") + ") WITHIN GROUP (ORDER BY " + column
                + ") AS text) FROM " + table;
    }

    /** Which rows a value is to find. */
    enum Wanted {
        MOST,
        FEW
    }
}
