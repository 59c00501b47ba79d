package dev.ebayconnector.local.reads;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Values of filters that occur in a store, from PostgreSQL's statistics, which tell them without reading a table. */
public final class ListValues {

    /** Which value of a filter is wanted. */
    public enum Share {
        MOST,
        FEW
    }

    /** For each list its table, and the column of each filter that has another name. */
    private static final String COLUMNS = """
        /api/alerts/deliveries alert_deliveries
        /api/ebay/accounts accounts
        /api/ebay/conversations conversations id=conversation_id buyer=other_party from=latest_message_at to=latest_message_at
        /api/ebay/disputes disputes id=payment_dispute_id buyer=buyer_username currency=amount_currency \
        min_amount=amount_value max_amount=amount_value from=opened_at to=opened_at
        /api/ebay/funds funds_snapshots id=taken_at from=taken_at to=taken_at
        /api/ebay/inventory inventory_items id=sku from=stored_at to=stored_at
        /api/ebay/logs event_log from=at to=at
        /api/ebay/messages messages id=message_id from=created_at to=created_at
        /api/ebay/offers offers id=offer_id currency=price_currency min_amount=price_value max_amount=price_value \
        from=stored_at to=stored_at
        /api/ebay/orders orders id=order_id status=fulfillment_status buyer=buyer_username sku=order_line_items.sku \
        currency=total_currency min_amount=total_value max_amount=total_value from=created_at to=created_at \
        modified_from=last_modified_at modified_to=last_modified_at
        /api/ebay/payouts payouts id=payout_id status=payout_status currency=amount_currency min_amount=amount_value \
        max_amount=amount_value from=payout_date to=payout_date
        /api/ebay/sync/quarantine quarantined_records
        /api/ebay/sync/runs sync_runs
        /api/ebay/sync/schedules sync_schedules
        /api/ebay/token-info accounts
        /api/ebay/transactions transactions id=transaction_id type=transaction_type status=transaction_status \
        buyer=buyer_username currency=amount_currency min_amount=amount_value max_amount=amount_value \
        from=transaction_date to=transaction_date
        /api/erasures erasures
        """;

    /** What may be absent in a store or is no column. */
    private static final Map<String, Map<Share, String>> FIXED = Map.of(
            "gone", Map.of(Share.MOST, "false", Share.FEW, "true"),
            "dismissed", Map.of(Share.MOST, "false", Share.FEW, "true"),
            "/api/erasures state", Map.of(Share.MOST, "DONE", Share.FEW, "FAILED"),
            "/api/erasures source", Map.of(Share.MOST, "notice", Share.FEW, "admin"),
            "/api/erasures environment", Map.of(Share.MOST, "production", Share.FEW, "sandbox"));

    private final Connection connection;
    private final Map<String, String> columns = new HashMap<>();

    /** @param connection to a store that was analysed */
    public ListValues(Connection connection) {
        this.connection = connection;
        COLUMNS.lines().forEach(line -> {
            var words = line.split(" +");
            columns.put(words[0], words[1]);
            for (int i = 2; i < words.length; i++) {
                var pair = words[i].split("=");
                columns.put(words[0] + " " + pair[0], pair[1]);
            }
        });
    }

    /** As the API takes it. */
    String of(String list, String filter, Share share) {
        var fixed = FIXED.getOrDefault(filter, FIXED.get(list + " " + filter));
        return fixed != null ? fixed.get(share) : fromStore(list, filter, share);
    }

    private String fromStore(String list, String filter, Share share) {
        var column = columns.getOrDefault(list + " " + filter, filter);
        var own = column.contains(".");
        var table = own ? column.substring(0, column.indexOf('.')) : columns.get(list);
        var name = own ? column.substring(column.indexOf('.') + 1) : column;
        if (table == null) {
            throw new IllegalStateException("ListValues knows no table of " + list);
        }
        var bound = filter.endsWith("from") || filter.startsWith("min_");
        var end = filter.endsWith("to") || filter.startsWith("max_");
        return bound || end
                ? bound(table, name, bound == (share == Share.MOST))
                : equal(table, name, share == Share.MOST ? "1" : "cardinality(values)");
    }

    /** A value that many or few rows have; any value of a column whose values are all about as frequent. */
    private String equal(String table, String column, String place) {
        return ask("""
            SELECT COALESCE(
                (SELECT values[%3$s] FROM (SELECT CAST(CAST(most_common_vals AS text) AS text[]) AS values FROM pg_stats
                                           WHERE tablename = '%1$s' AND attname = '%2$s') AS known),
                (SELECT %4$s FROM %1$s WHERE %2$s IS NOT NULL LIMIT 1))
            """.formatted(table, column, place, text(column)));
    }

    /** Almost the least or almost the greatest value. */
    private String bound(String table, String column, boolean least) {
        var place = least ? "2" : "cardinality(CAST(CAST(histogram_bounds AS text) AS text[])) - 1";
        return ask("""
            SELECT COALESCE(
                (SELECT %4$s FROM (
                    SELECT (CAST(CAST(histogram_bounds AS text) AS %5$s[]))[%3$s] AS %2$s FROM pg_stats
                    WHERE tablename = '%1$s' AND attname = '%2$s') AS known),
                (SELECT %4$s FROM (SELECT %6$s(%2$s) AS %2$s FROM %1$s) AS all_rows))
            """.formatted(
                        table,
                        column,
                        place,
                        text(column),
                        isMoment(column) ? "timestamptz" : "text",
                        least ? "min" : "max"));
    }

    private static String text(String column) {
        return isMoment(column)
                ? "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                : "CAST(" + column + " AS text)";
    }

    private static boolean isMoment(String column) {
        return column.endsWith("_at") || column.endsWith("_date") || column.equals("at");
    }

    private String ask(String sql) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (row.next() && row.getString(1) != null) {
                return row.getString(1);
            }
            throw new IllegalStateException("no value in the store for\n" + sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
