package dev.ebayconnector.sync;

import dev.ebayconnector.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A logical dump, as {@code pg_dump --data-only} makes one.
 *
 * @param tables all rows as a JSON array, by table
 */
record Dump(Map<String, String> tables) {

    private static final String NAMES = """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'
        """;

    /** They go on behind the restored rows. */
    private static final String SEQUENCES = """
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT table_name, column_name FROM information_schema.columns
                   WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), COALESCE(max(%I), 0) + 1) FROM %I',
                           c.table_name, c.column_name, c.column_name, c.table_name);
          END LOOP;
        END $$
        """;

    static Dump of(String url) {
        var sql = new Sql(url);
        var tables = new TreeMap<String, String>();
        for (var name : sql.texts(NAMES)) {
            tables.put(name, sql.text("SELECT COALESCE(jsonb_agg(to_jsonb(t)), '[]') FROM " + name + " t"));
        }
        return new Dump(tables);
    }

    Dump without(String... names) {
        var rest = new TreeMap<>(tables);
        rest.keySet().removeAll(List.of(names));
        return new Dump(rest);
    }

    Dump only(String... names) {
        var some = new TreeMap<>(tables);
        some.keySet().retainAll(List.of(names));
        return new Dump(some);
    }

    /** Foreign keys are not checked meanwhile, as by {@code pg_restore --disable-triggers}. */
    void restore(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
        for (var table : tables.entrySet()) {
            try (var statement = connection.prepareStatement(
                    "INSERT INTO %1$s OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(CAST(NULL AS %1$s), CAST(? AS jsonb))"
                            .formatted(table.getKey()))) {
                statement.setString(1, table.getValue());
                statement.executeUpdate();
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = DEFAULT");
            statement.execute(SEQUENCES);
        }
    }

    String text() {
        return String.join("\n", tables.values());
    }
}
