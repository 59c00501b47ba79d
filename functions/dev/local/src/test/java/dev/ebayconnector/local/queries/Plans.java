package dev.ebayconnector.local.queries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of statements on one connection, with values that occur in the tables. */
final class Plans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Map<String, Optional<String>> samples = new HashMap<>();
    private int prepared;

    Plans(Connection connection) {
        this.connection = connection;
    }

    /** The plans of as many executions of one prepared statement, as PostgreSQL chooses them. */
    List<JsonNode> of(Statement statement, int executions) throws SQLException {
        var name = "s" + ++prepared;
        prepare(name, statement.sql());
        var call = name + arguments(name, statement);
        var plans = new ArrayList<JsonNode>();
        for (int i = 0; i < executions; i++) {
            plans.add(parse(one("EXPLAIN (FORMAT JSON) EXECUTE " + call)).get(0).get("Plan"));
        }
        execute("DEALLOCATE " + name);
        return plans;
    }

    /** The driver sends the type of an array, {@code PREPARE} must be told it. */
    private void prepare(String name, String sql) throws SQLException {
        SQLException first = null;
        for (var type : List.of("", "text[]", "bytea[]", "uuid[]", "bigint[]")) {
            try {
                var typed = type.isEmpty()
                        ? sql
                        : sql.replaceAll("unnest\\((\\$\\d+)\\)", "unnest(CAST($1 AS " + type + "))");
                execute("PREPARE " + name + " AS " + typed);
                return;
            } catch (SQLException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String arguments(String name, Statement statement) throws SQLException {
        var arguments = new ArrayList<String>();
        for (var type :
                all("SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = '" + name + "'")) {
            arguments.add("CAST(" + value(type, statement.hints().get(arguments.size())) + " AS " + type + ")");
        }
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private String value(String type, String hint) throws SQLException {
        var sample = hint.isEmpty() ? Optional.<String>empty() : sample(hint, type);
        if (sample.isPresent()) {
            return "'" + sample.get().replace("'", "''") + "'";
        }
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "timestamp with time zone" -> "now()";
            case "date" -> "current_date";
            case "bigint", "integer", "smallint", "numeric", "double precision" -> "101";
            case "boolean" -> "true";
            case "jsonb", "json" -> "'{}'";
            default -> type.endsWith("[]") ? "'{}'" : "'x'";
        };
    }

    /** The most frequent value of a column with this name and type in the largest table that has one; the least of them. */
    private Optional<String> sample(String column, String type) throws SQLException {
        var key = column + " " + type;
        if (!samples.containsKey(key)) {
            var tables = all("""
                SELECT format('SELECT CAST(%%I AS text) FROM %%I WHERE %%1$I IS NOT NULL '
                              'GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1',
                              a.attname, c.relname)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = '%s'
                  AND format_type(a.atttypid, NULL) = '%s'
                ORDER BY c.reltuples DESC LIMIT 1
                """.formatted(column, type));
            samples.put(
                    key,
                    tables.isEmpty()
                            ? Optional.empty()
                            : all(tables.getFirst()).stream().findFirst());
        }
        return samples.get(key);
    }

    private String one(String sql) throws SQLException {
        return all(sql).getFirst();
    }

    List<String> all(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
