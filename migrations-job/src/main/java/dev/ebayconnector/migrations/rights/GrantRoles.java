package dev.ebayconnector.migrations.rights;

import dev.ebayconnector.migrations.report.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Makes a role for each function and gives it exactly the rights of the map, in one transaction: what a role has more is
 * taken away. Needs CREATEROLE and the ownership of the tables, and no superuser.
 */
public final class GrantRoles {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Connection connection;
    private final RoleSettings settings;
    private final RightsMap map;
    private final List<String> done = new ArrayList<>();

    public GrantRoles(Connection connection, RoleSettings settings, RightsMap map) {
        this.connection = connection;
        this.settings = settings;
        this.map = map;
    }

    public Outcome grant() throws SQLException {
        var missing = new TreeSet<>(map.tables());
        missing.removeAll(texts("""
            SELECT relname FROM pg_class
            WHERE relkind IN ('r', 'p', 'v')
              AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """));
        if (!missing.isEmpty()) {
            return new Outcome.Failed("the schema lacks " + String.join(", ", missing) + ": run migrate first");
        }
        connection.setAutoCommit(false);
        try {
            var refused = createRoles();
            if (refused.isEmpty()) {
                grantAll();
                connection.commit();
                return new Outcome.Granted(map.functions().size(), List.copyOf(done));
            }
            connection.rollback();
            return new Outcome.Failed(
                    "the role of MIGRATIONS_URL may not create these roles or set their passwords: let a role that may"
                            + " do it run the following, each with a password, and run grants again without"
                            + " MIGRATIONS_ROLE_PASSWORDS\n" + String.join(";\n", refused) + ";");
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** What another role has to run; empty if all was done. */
    private List<String> createRoles() throws SQLException {
        var existing = texts("SELECT rolname FROM pg_roles");
        for (var function : map.functions()) {
            var role = settings.role(function);
            try {
                if (!existing.contains(role)) {
                    execute("CREATE ROLE " + role + " LOGIN");
                }
                setPassword(role, settings.passwords().get(function));
            } catch (SQLException refused) {
                if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                    return byAnother(existing);
                }
                throw refused;
            }
        }
        return List.of();
    }

    private List<String> byAnother(Set<String> existing) {
        return map.functions().stream()
                .map(settings::role)
                .map(role -> existing.contains(role)
                        ? "ALTER ROLE " + role + " LOGIN PASSWORD '…'"
                        : "CREATE ROLE " + role + " LOGIN PASSWORD '…'")
                .toList();
    }

    /** The driver sends the password's hash, so that no server's log can hold it. */
    private void setPassword(String role, String password) throws SQLException {
        if (password != null) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        }
    }

    private void grantAll() throws SQLException {
        for (var function : map.functions()) {
            var role = settings.role(function);
            if (!texts("SELECT 'yes' WHERE has_schema_privilege('" + role + "', current_schema(), 'USAGE')")
                    .contains("yes")) {
                execute("GRANT USAGE ON SCHEMA "
                        + texts("SELECT quote_ident(current_schema())")
                                .iterator()
                                .next() + " TO " + role);
            }
            grant(role, map.ofFunction(function));
        }
    }

    private void grant(String role, Map<String, Set<Privilege>> rights) throws SQLException {
        var wanted = new TreeSet<String>();
        rights.forEach((table, privileges) -> privileges.forEach(privilege -> wanted.add(table + " " + privilege)));
        var held = texts("""
            SELECT quote_ident(relation.relname) || ' ' || acl.privilege_type
            FROM pg_class relation, aclexplode(relation.relacl) acl, pg_roles role
            WHERE role.oid = acl.grantee AND role.rolname = '%s'
              AND relation.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """.formatted(role));
        for (var entry : byTable(minus(wanted, held)).entrySet()) {
            execute("GRANT " + entry.getValue() + " ON " + entry.getKey() + " TO " + role);
        }
        for (var entry : byTable(minus(held, wanted)).entrySet()) {
            execute("REVOKE " + entry.getValue() + " ON " + entry.getKey() + " FROM " + role);
        }
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static Map<String, String> byTable(Set<String> rights) {
        return rights.stream()
                .collect(Collectors.toMap(
                        right -> right.substring(0, right.lastIndexOf(' ')),
                        right -> right.substring(right.lastIndexOf(' ') + 1),
                        (one, other) -> one + ", " + other));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            done.add(sql);
        }
    }

    private Set<String> texts(String sql) throws SQLException {
        var texts = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
