package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.migrations.report.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the role may do on each table what the functions do there: read and write every table, read every view. */
final class GrantsCheck {

    private static final String NAME = "grants";

    private GrantsCheck() {}

    static Finding of(Target target, Connection connection) throws SQLException {
        var missing = missing(connection);
        if (missing.isEmpty()) {
            return Finding.ok(NAME, "the role may read and write every table");
        }
        var tables = missing.stream().map(Missing::table).toList();
        return Finding.fail(
                NAME,
                "the role of " + target.key() + " lacks rights on " + String.join(", ", tables),
                String.join("; ", missing.stream().map(Missing::grant).toList()) + "; as the tables' owner");
    }

    private record Missing(String table, String grant) {}

    private static List<Missing> missing(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
            SELECT relation.relname,
                   format('GRANT %s ON %I.%I TO %I', string_agg(right_name, ', ' ORDER BY ordinal),
                          relation.relnamespace::regnamespace, relation.relname, current_user)
            FROM pg_class history
            JOIN pg_class relation ON relation.relnamespace = history.relnamespace AND relation.relname <> history.relname
            CROSS JOIN unnest(CASE relation.relkind
                                  WHEN 'v' THEN ARRAY['SELECT']
                                  ELSE ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']
                              END) WITH ORDINALITY AS needed (right_name, ordinal)
            WHERE history.relname = 'flyway_schema_history'
              AND history.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND relation.relkind IN ('r', 'p', 'v')
              AND NOT has_table_privilege(relation.oid, right_name)
            GROUP BY relation.relnamespace, relation.relname
            ORDER BY relation.relname
            """);
                var row = statement.executeQuery()) {
            var missing = new ArrayList<Missing>();
            while (row.next()) {
                missing.add(new Missing(row.getString(1), row.getString(2)));
            }
            return missing;
        }
    }
}
