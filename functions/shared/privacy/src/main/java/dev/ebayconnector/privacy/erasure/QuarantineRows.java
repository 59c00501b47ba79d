package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The table {@code quarantined_records}. No column tells whom a record names, so all of an environment are opened; records
 * are set aside only while they cannot be stored, so they are few.
 */
final class QuarantineRows {

    private static final String TABLE = "quarantined_records";

    private static final String PAGE = """
        SELECT record.id, record.account_id, record.resource, record.record_digest, record.record_key, record.reason,
               CAST(record.raw AS text) AS raw, record.raw_text, record.personal
        FROM quarantined_records AS record JOIN accounts ON accounts.id = record.account_id
        WHERE accounts.environment = ? AND record.id > ?
        ORDER BY record.id
        LIMIT ?
        """;

    private static final String DELETE = "DELETE FROM quarantined_records WHERE id = ANY (?)";

    private static final String DELETE_OF_ACCOUNT = """
        DELETE FROM quarantined_records
        WHERE id = ANY (ARRAY(
            SELECT id FROM quarantined_records WHERE account_id = ? ORDER BY at DESC, id DESC LIMIT ?))
        """;

    private static final String LEFT_OF_ACCOUNT = "SELECT count(*) FROM quarantined_records WHERE account_id = ?";

    private final PersonalDataKeys keys;

    QuarantineRows(PersonalDataKeys keys) {
        this.keys = keys;
    }

    private record Row(
            long id, UUID account, String resource, byte[] digest, String plain, byte[] personal, String notes) {}

    /**
     * @param last id that was read; empty behind the end
     * @param of   the person's
     */
    record Page(String last, List<Long> of) {}

    /** @param after an id, or empty to start */
    Page of(Connection connection, Person person, String after, int limit) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, person.environment());
            statement.setLong(2, after.isEmpty() ? 0 : Long.parseLong(after));
            statement.setInt(3, limit);
            read(statement, rows);
        }
        var dataKeys =
                keys.find(connection, rows.stream().map(Row::account).distinct().toList());
        var found = rows.stream()
                .filter(row -> !person.own().contains(row.account()) && names(row, person, dataKeys))
                .map(Row::id)
                .toList();
        return new Page(rows.size() < limit ? "" : Long.toString(rows.getLast().id()), found);
    }

    private static void read(PreparedStatement statement, List<Row> rows) throws SQLException {
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                var raw = result.getString("raw");
                rows.add(new Row(
                        result.getLong("id"),
                        result.getObject("account_id", UUID.class),
                        result.getString("resource"),
                        result.getBytes("record_digest"),
                        raw == null ? result.getString("raw_text") : raw,
                        result.getBytes("personal"),
                        result.getString("record_key") + "\n" + result.getString("reason")));
            }
        }
    }

    /** What cannot be opened any more, because its key was dropped, names no person. */
    private static boolean names(Row row, Person person, Map<UUID, DataKey> dataKeys) {
        if (mentions(row.notes(), person)) {
            return true;
        }
        var text = row.plain();
        if (row.personal() != null && dataKeys.containsKey(row.account())) {
            try {
                var place = Place.of(TABLE, row.resource(), HexFormat.of().formatHex(row.digest()));
                text = dataKeys.get(row.account()).text(place, row.personal());
            } catch (UnopenablePersonalData e) {
                return false;
            }
        }
        return text != null && named(text, person);
    }

    /** A record in which no member names a person, for it is no JSON, is searched as a text. */
    private static boolean named(String text, Person person) {
        var people = PeopleIn.of(text);
        return people.isEmpty()
                ? mentions(text, person)
                : people.stream().anyMatch(named -> person.named(named.name()) && !person.another(named.userId()));
    }

    private static boolean mentions(String text, Person person) {
        return person.names().stream().anyMatch(name -> word(name).matcher(text).find());
    }

    /** A name as a word of its own: not as a part of a longer name. */
    static Pattern word(String name) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_.*+/=-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_*+/=-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    long delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (var statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return statement.executeUpdate();
        }
    }

    long deleteOfAccount(Connection connection, UUID account, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_OF_ACCOUNT)) {
            statement.setObject(1, account);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        }
    }

    long leftOfAccount(Connection connection, UUID account) throws SQLException {
        try (var statement = connection.prepareStatement(LEFT_OF_ACCOUNT)) {
            statement.setObject(1, account);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
