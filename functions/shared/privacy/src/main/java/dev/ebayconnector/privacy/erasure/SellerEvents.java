package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The events of an erased seller's account: those that name a seller get another text, and names elsewhere are replaced. */
final class SellerEvents {

    private static final String INSTEAD = "an erased seller";

    /** Latest first, as the index of the account's events has them. */
    private static final String PAGE = """
        SELECT id, CAST(at AS text) AS at, event, message, CAST(details AS text) AS details
        FROM event_log
        WHERE account_id = ? AND id < ?
        ORDER BY id DESC
        LIMIT ?
        """;

    private static final String REPLACE = """
        UPDATE event_log SET message = ?, details = CAST(? AS jsonb) WHERE id = ? AND at = CAST(? AS timestamptz)
        """;

    /**
     * @param last    place of the last event that was read; empty behind the end
     * @param changed how many named the seller
     */
    record Page(List<String> last, long changed) {}

    private record Row(long id, String at, String event, String message, String details) {}

    Page scrub(Connection connection, UUID account, List<String> names, List<String> after, int limit)
            throws SQLException {
        var rows = page(connection, account, after, limit);
        long changed = 0;
        for (var row : rows) {
            var message = message(row, names);
            var details = replaced(row.details(), names);
            if (!message.equals(row.message()) || !details.equals(row.details())) {
                changed += replace(connection, row, message, details);
            }
        }
        return new Page(
                rows.size() < limit
                        ? List.of()
                        : List.of(Long.toString(rows.getLast().id())),
                changed);
    }

    private static List<Row> page(Connection connection, UUID account, List<String> after, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, account);
            statement.setLong(2, after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after.getLast()));
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    private static List<Row> read(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(
                        row.getLong("id"),
                        row.getString("at"),
                        row.getString("event"),
                        row.getString("message"),
                        row.getString("details")));
            }
        }
        return rows;
    }

    /** These two hold the name that the seller had at that time, which may be one that nothing else knows. */
    private static String message(Row row, List<String> names) {
        return switch (row.event()) {
            case "oauth.success" -> "Connected " + INSTEAD + ".";
            case "account.disconnected" -> "Disconnected " + INSTEAD + "; its synced records and events are kept.";
            default -> replaced(row.message(), names);
        };
    }

    private static String replaced(String text, List<String> names) {
        if (names.isEmpty()) {
            return text;
        }
        var any =
                names.stream().map(name -> QuarantineRows.word(name).pattern()).collect(Collectors.joining("|"));
        return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(INSTEAD);
    }

    private static int replace(Connection connection, Row row, String message, String details) throws SQLException {
        try (var statement = connection.prepareStatement(REPLACE)) {
            statement.setString(1, message);
            statement.setString(2, details);
            statement.setLong(3, row.id());
            statement.setString(4, row.at());
            return statement.executeUpdate();
        }
    }
}
