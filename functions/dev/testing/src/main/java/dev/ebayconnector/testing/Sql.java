package dev.ebayconnector.testing;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables, beside the functions. */
public record Sql(String url) {

    /** More than this is quicker to truncate than to delete. */
    private static final int MUCH = 128 * 1024;

    public void run(String sql, Object... values) {
        query(sql, values, PreparedStatement::execute);
    }

    /**
     * Empties the tables and all that refer to them, as {@code TRUNCATE ... CASCADE} does. That makes new files for each
     * table and each index, however few rows there are, and takes ten times as long.
     */
    public void empty(String... tables) {
        run("""
            DO $$
            DECLARE
                found regclass[];
                each regclass;
            BEGIN
                WITH RECURSIVE referring AS (
                    SELECT unnest(CAST('{%s}' AS regclass[])) AS id
                    UNION
                    SELECT CAST(c.conrelid AS regclass) FROM pg_constraint c JOIN referring r ON r.id = c.confrelid
                    WHERE c.contype = 'f')
                SELECT array_agg(id) INTO found FROM referring;
                EXECUTE 'LOCK TABLE ' || array_to_string(found, ', ');
                -- So that no order has to be kept.
                SET LOCAL session_replication_role = replica;
                FOREACH each IN ARRAY found LOOP
                    IF pg_table_size(each) > %d THEN
                        EXECUTE 'TRUNCATE ' || each || ' CASCADE';
                    ELSE
                        EXECUTE 'DELETE FROM ' || each;
                    END IF;
                END LOOP;
            END $$\
            """.formatted(String.join(", ", tables), MUCH));
    }

    public long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    public String text(String sql, Object... values) {
        return texts(sql, values).getFirst();
    }

    /** The first column. */
    public List<String> texts(String sql, Object... values) {
        return query(sql, values, statement -> {
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        });
    }

    private <T> T query(String sql, Object[] values, Use<T> use) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
