package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonalSplit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds rows of a {@link PersonTable} and empties them, within the caller's transaction. */
final class PersonRows {

    List<PersonRow> byHash(Connection connection, PersonTable table, Person person, Cursor after, int limit)
            throws SQLException {
        var wanted = new ArrayList<Object>();
        for (int i = 0; i < table.people().size(); i++) {
            wanted.add(connection.createArrayOf("bytea", person.hashBytes()));
        }
        return page(connection, table, PersonStatements.byHash(table), wanted, after, limit);
    }

    /** Rows of an earlier release, whose names are not sealed yet. */
    List<PersonRow> byName(Connection connection, PersonTable table, Person person, Cursor after, int limit)
            throws SQLException {
        var wanted = new ArrayList<Object>();
        for (int i = 0; i < table.people().size(); i++) {
            wanted.add(connection.createArrayOf("text", person.names().toArray()));
            wanted.add(person.environment());
        }
        return page(connection, table, PersonStatements.byName(table), wanted, after, limit);
    }

    private static List<PersonRow> page(
            Connection connection, PersonTable table, String sql, List<Object> wanted, Cursor after, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (var value : wanted) {
                statement.setObject(at++, value);
            }
            statement.setObject(at++, after.accountId());
            for (var part : after.key(table.key().size())) {
                statement.setString(at++, part);
            }
            statement.setInt(at, limit);
            return read(statement, table);
        }
    }

    List<PersonRow> ofAccount(Connection connection, PersonTable table, UUID account, Cursor after, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(PersonStatements.ofAccount(table))) {
            int at = 1;
            statement.setObject(at++, account);
            for (var part : after.key(table.key().size())) {
                statement.setString(at++, part);
            }
            statement.setInt(at, limit);
            return read(statement, table);
        }
    }

    /** The rows of the child table that belong to rows of this one. */
    List<PersonRow> ofParents(Connection connection, PersonTable parent, List<PersonRow> rows) throws SQLException {
        return ofKeys(connection, parent.child(), parent, rows);
    }

    /** The rows of a table whose key has one column. */
    List<PersonRow> ofKeys(Connection connection, PersonTable table, List<PersonRow> rows) throws SQLException {
        return ofKeys(connection, table, table, rows);
    }

    private static List<PersonRow> ofKeys(
            Connection connection, PersonTable table, PersonTable parent, List<PersonRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(PersonStatements.ofParents(table, parent))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(PersonRow::accountId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            rows.stream().map(row -> row.key().getFirst()).toArray()));
            return read(statement, table);
        }
    }

    private static List<PersonRow> read(PreparedStatement statement, PersonTable table) throws SQLException {
        var rows = new ArrayList<PersonRow>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                var key = new ArrayList<String>();
                for (var column : table.key()) {
                    key.add(result.getString(column));
                }
                var sealed = new ArrayList<byte[]>();
                var facts = new ArrayList<String>();
                for (var json : table.json()) {
                    sealed.add(result.getBytes(json.personal()));
                    facts.add(result.getString(json.facts()));
                }
                rows.add(new PersonRow(result.getObject("account_id", UUID.class), key, sealed, facts));
            }
        }
        return rows;
    }

    /** Empties the rows: what is sealed, hashes and names, and what an earlier release left among the facts. */
    long empty(Connection connection, PersonTable table, List<PersonRow> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (var statement = connection.prepareStatement(PersonStatements.empty(table))) {
            int at = 1;
            if (table.marked()) {
                statement.setObject(at++, now.atOffset(ZoneOffset.UTC));
            }
            statement.setArray(
                    at++,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(PersonRow::accountId).toArray()));
            for (int i = 0; i < table.key().size(); i++) {
                int part = i;
                statement.setArray(
                        at++,
                        connection.createArrayOf(
                                "text",
                                rows.stream().map(row -> row.key().get(part)).toArray()));
            }
            for (int i = 0; i < table.json().size(); i++) {
                var column = i;
                statement.setArray(
                        at++,
                        connection.createArrayOf(
                                "text",
                                rows.stream()
                                        .map(row -> facts(table, row, column))
                                        .toArray()));
            }
            return statement.executeUpdate();
        }
    }

    /** Null where the facts stay as they are. */
    private static String facts(PersonTable table, PersonRow row, int column) {
        var facts = row.facts().get(column);
        if (facts == null) {
            return null;
        }
        var split = PersonalSplit.of(facts, table.json().get(column).paths());
        return split.personal().isEmpty() ? null : split.facts();
    }

    boolean unsealed(Connection connection, PersonTable table) throws SQLException {
        try (var statement = connection.prepareStatement(PersonStatements.unsealed(table));
                var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    long leftOfAccount(Connection connection, PersonTable table, UUID account) throws SQLException {
        try (var statement = connection.prepareStatement(PersonStatements.leftOfAccount(table))) {
            statement.setObject(1, account);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
