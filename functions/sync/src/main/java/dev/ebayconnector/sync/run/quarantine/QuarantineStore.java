package dev.ebayconnector.sync.run.quarantine;

import dev.ebayconnector.ebay.records.UnreadableRecord;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code quarantined_records}, for all resources: one row per record that cannot be stored, until it can.
 * Storing such a record cannot fail because of what it holds: it is sealed as it is. In its key and the reason, characters
 * that no text can hold are replaced.
 */
public final class QuarantineStore {

    private static final String PUT = """
        INSERT INTO quarantined_records
            (at, account_id, run_id, resource, record_key, record_digest, reason, personal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account_id, resource, record_digest) DO UPDATE
        SET at = excluded.at, run_id = excluded.run_id, record_key = excluded.record_key, reason = excluded.reason,
            raw = NULL, raw_text = NULL, personal = excluded.personal,
            dismissed = quarantined_records.dismissed
                        AND quarantined_records.personal IS NOT DISTINCT FROM excluded.personal,
            dismissed_at = CASE WHEN quarantined_records.personal IS NOT DISTINCT FROM excluded.personal
                                THEN quarantined_records.dismissed_at END,
            dismissed_by = CASE WHEN quarantined_records.personal IS NOT DISTINCT FROM excluded.personal
                                THEN quarantined_records.dismissed_by END
        """;

    private static final String CLEAR = """
        DELETE FROM quarantined_records WHERE account_id = ? AND resource = ? AND record_digest = ANY (?)
        """;

    private static final String DELETE_ALL = "DELETE FROM quarantined_records WHERE account_id = ? AND resource = ?";

    /** Of a key that is kept for people; {@code record_digest} identifies the record. */
    private static final int LONGEST_KEY = 200;

    /** Leaves out records that name a person who was erased. */
    public void put(Connection connection, WriteContext context, String resource, List<UnreadableRecord> records)
            throws SQLException {
        for (var record : records) {
            if (!context.seal().erased(record.raw())) {
                put(connection, context, resource, record);
            }
        }
    }

    /** Removes the records that could be stored after all. */
    public void clear(Connection connection, WriteContext context, String resource, Collection<String> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(CLEAR)) {
            statement.setObject(1, context.accountId());
            statement.setString(2, resource);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            keys.stream()
                                    .map(key -> RecordHash.digest(key, null))
                                    .toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    /** Removes all records of an account's resource. */
    public void deleteAll(Connection connection, UUID accountId, String resource) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_ALL)) {
            statement.setObject(1, accountId);
            statement.setString(2, resource);
            statement.executeUpdate();
        }
    }

    private static void put(Connection connection, WriteContext context, String resource, UnreadableRecord record)
            throws SQLException {
        var digest = RecordHash.digest(record.key(), record.raw());
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, context.now().atOffset(ZoneOffset.UTC));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.runId());
            statement.setString(4, resource);
            statement.setString(5, shownKey(record.key()));
            statement.setBytes(6, digest);
            statement.setString(7, storable(record.reason()));
            statement.setBytes(8, context.seal().sealText(QuarantinedTexts.place(resource, digest), record.raw()));
            statement.executeUpdate();
        }
    }

    private static String shownKey(String key) {
        if (key == null) {
            return null;
        }
        var whole = storable(key);
        return whole.length() <= LONGEST_KEY ? whole : storable(whole.substring(0, LONGEST_KEY)) + "…";
    }

    /** U+FFFD in place of NUL and of halves of characters, which PostgreSQL's text cannot hold. */
    private static String storable(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
