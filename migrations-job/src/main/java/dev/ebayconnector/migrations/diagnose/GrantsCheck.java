package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.migrations.rights.Privilege;
import dev.ebayconnector.migrations.rights.RightsMap;
import dev.ebayconnector.migrations.rights.RoleSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the role may do on each table what the function does there that it belongs to, and nothing else. Any other role
 * is one for all functions and needs the rights of each.
 */
final class GrantsCheck {

    private static final String NAME = "grants";

    private GrantsCheck() {}

    static Finding of(Target target, Connection connection, Map<String, String> environment) throws SQLException {
        var map = RightsMap.own();
        var function = RoleSettings.function(environment, map, user(connection));
        var needed = function.isEmpty() ? map.ofAll() : map.ofFunction(function);
        var missing = missing(connection, needed);
        if (!missing.isEmpty()) {
            var tables = missing.stream().map(Missing::table).toList();
            return Finding.fail(
                    NAME,
                    "the role of " + target.key() + " lacks rights on " + String.join(", ", tables),
                    String.join("; ", missing.stream().map(Missing::grant).toList()) + "; as the tables' owner");
        }
        return function.isEmpty()
                ? Finding.ok(NAME, "the role has the rights of all functions")
                : judged(function, superfluous(connection, needed));
    }

    private static Finding judged(String function, List<String> superfluous) {
        return superfluous.isEmpty()
                ? Finding.ok(NAME, "the role has the rights of " + function + " and no others")
                : Finding.warn(
                        NAME,
                        "the role has rights that " + function + " does not need, on " + String.join(", ", superfluous),
                        "run grants; what is left then was granted to PUBLIC or to a role that it is a member of");
    }

    private record Missing(String table, String grant) {}

    private static List<Missing> missing(Connection connection, Map<String, Set<Privilege>> needed)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
            SELECT relation.relname,
                   format('GRANT %s ON %I.%I TO %I', string_agg(right_name, ', ' ORDER BY place),
                          relation.relnamespace::regnamespace, relation.relname, current_user)
            FROM unnest(CAST(? AS text[]), CAST(? AS text[])) WITH ORDINALITY AS needed (name, right_name, place)
            JOIN pg_class relation ON relation.relname = needed.name
             AND relation.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            WHERE NOT has_table_privilege(relation.oid, right_name)
            GROUP BY relation.relnamespace, relation.relname
            ORDER BY relation.relname
            """)) {
            bind(connection, statement, needed);
            try (var row = statement.executeQuery()) {
                var missing = new ArrayList<Missing>();
                while (row.next()) {
                    missing.add(new Missing(row.getString(1), row.getString(2)));
                }
                return missing;
            }
        }
    }

    /** Flyway's table among them. */
    private static List<String> superfluous(Connection connection, Map<String, Set<Privilege>> needed)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
            WITH needed AS (SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS needed (name, right_name))
            SELECT DISTINCT relation.relname
            FROM pg_class relation CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS has (r)
            WHERE relation.relkind IN ('r', 'p', 'v')
              AND relation.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND has_table_privilege(relation.oid, has.r)
              AND NOT EXISTS (SELECT FROM needed WHERE needed.name = relation.relname AND needed.right_name = has.r)
            ORDER BY relation.relname
            """)) {
            bind(connection, statement, needed);
            try (var row = statement.executeQuery()) {
                var tables = new ArrayList<String>();
                while (row.next()) {
                    tables.add(row.getString(1));
                }
                return tables;
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Map<String, Set<Privilege>> needed)
            throws SQLException {
        var names = new ArrayList<String>();
        var rights = new ArrayList<String>();
        new TreeMap<>(needed)
                .forEach((table, privileges) -> privileges.forEach(privilege -> {
                    names.add(table);
                    rights.add(privilege.name());
                }));
        statement.setArray(1, connection.createArrayOf("text", names.toArray()));
        statement.setArray(2, connection.createArrayOf("text", rights.toArray()));
    }

    private static String user(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT current_user");
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
