package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stored record with its personal data.
 *
 * @param raw what eBay sent
 */
record Opened(JsonNode raw, PersonalMembers personal) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The rows of a table by their keys after the account, which are joined by a blank. */
    static SortedMap<String, Opened> rows(SyncSystem system, String table, String... key) {
        return parts(system, table, "raw", "personal", key);
    }

    static SortedMap<String, Opened> parts(
            SyncSystem system, String table, String facts, String sealed, String... key) {
        var keys = PersonalDataKeys.read(system.environment::get, (setting, problem) -> {
            throw new IllegalStateException(setting + " " + problem);
        });
        var rows = new TreeMap<String, Opened>();
        try (var connection = DriverManager.getConnection(system.database.url());
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT account_id, " + facts + ", " + sealed + ", "
                        + String.join(", ", key) + " FROM " + table + " WHERE " + facts + " IS NOT NULL")) {
            while (result.next()) {
                var id = new String[key.length];
                for (int i = 0; i < key.length; i++) {
                    id[i] = result.getString(i + 4);
                }
                var account = result.getObject(1, UUID.class);
                var personal = keys.forWriting(connection, account)
                        .members(new Place(table, sealed, List.of(id)), result.getBytes(3));
                rows.put(
                        String.join(" ", id),
                        new Opened(JSON.readTree(personal.restore(result.getString(2))), personal));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** A text that was kept in a column, or the first one of these paths; null without. */
    String text(String column, String... paths) {
        return Stream.concat(
                        Stream.of(personal.column(column)), Stream.of(paths).map(personal::text))
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
