package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.postgres.StorageUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How large the database and its largest tables are, how fast it grows, and how much of the disk that is. Retention writes
 * the size into its events, so that growth needs no table of its own.
 */
final class StorageCheck {

    private static final String NAME = "storage";

    private static final String SIZE = "SELECT pg_database_size(current_database())";

    private static final String LARGEST = """
        SELECT relname, pg_total_relation_size(oid)
        FROM pg_class
        WHERE relkind IN ('r', 'p', 'm') AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        ORDER BY pg_total_relation_size(oid) DESC, relname
        LIMIT 5
        """;

    private static final String READABLE =
            "SELECT coalesce(has_table_privilege(to_regclass('event_log'), 'SELECT'), false)";

    /** Within the last week; less than six hours say nothing of a day. */
    private static final String EARLIER = """
        SELECT CAST(details ->> 'database_bytes' AS bigint), extract(epoch FROM now() - at) / 86400
        FROM event_log
        WHERE event = 'retention.done' AND at BETWEEN now() - interval '7 days' AND now() - interval '6 hours'
          AND details ->> 'database_bytes' ~ '^[0-9]{1,18}$'
        ORDER BY at
        LIMIT 1
        """;

    private StorageCheck() {}

    static Finding of(Connection connection, Map<String, String> environment) throws SQLException {
        OptionalLong limit;
        try {
            limit = StorageUse.limit(environment.getOrDefault(StorageUse.KEY, ""));
        } catch (IllegalArgumentException malformed) {
            return Finding.fail(NAME, StorageUse.KEY + " " + malformed.getMessage(), "correct it");
        }
        var use = new StorageUse(size(connection), limit);
        return judged(use, use + growth(connection, use) + "; largest: " + String.join(", ", largest(connection)));
    }

    private static Finding judged(StorageUse use, String figure) {
        if (use.isFull()) {
            return Finding.fail(NAME, figure, "enlarge the disk now; see \"The disk fills\" in docs/runbook.md");
        }
        return use.isNearlyFull()
                ? Finding.warn(NAME, figure, "enlarge the disk, or shorten a period of RETENTION_…")
                : Finding.ok(NAME, figure);
    }

    private static long size(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SIZE);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> largest(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LARGEST);
                var row = statement.executeQuery()) {
            var tables = new ArrayList<String>();
            while (row.next()) {
                tables.add(row.getString(1) + " " + StorageUse.text(row.getLong(2)));
            }
            return tables;
        }
    }

    /** Empty where it is not known: an old schema, no right to read, a new installation. */
    private static String growth(Connection connection, StorageUse use) throws SQLException {
        if (!readable(connection)) {
            return "";
        }
        try (var statement = connection.prepareStatement(EARLIER);
                var row = statement.executeQuery()) {
            if (!row.next()) {
                return "";
            }
            long perDay = (long) ((use.bytes() - row.getLong(1)) / row.getDouble(2));
            var left = use.daysLeft(perDay);
            return (perDay < 0
                            ? ", shrinks " + StorageUse.text(-perDay) + " a day"
                            : ", grows " + StorageUse.text(perDay) + " a day")
                    + (left.isEmpty() ? "" : ", 95 % in " + left.getAsLong() + " days");
        }
    }

    private static boolean readable(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(READABLE);
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
