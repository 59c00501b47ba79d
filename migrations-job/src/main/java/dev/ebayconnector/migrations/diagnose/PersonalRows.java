package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Question;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether the keyset opens all keys of personal data, and which tables still have personal data that is not sealed. */
final class PersonalRows {

    private static final String KEYS = "data-keys";
    private static final String ROWS = "personal-data";
    private static final String SETTING = PersonalDataKeys.SETTING;
    private static final int MOST = 10_000;

    /** By indexed columns, or in small tables; the sync wrote a name with every other plain value. */
    private static final Map<String, String> PLAIN = Map.of(
            "orders", "buyer_username IS NOT NULL",
            "transactions", "buyer_username IS NOT NULL",
            "disputes", "buyer_username IS NOT NULL",
            "conversations", "other_party IS NOT NULL",
            "messages", "sender IS NOT NULL",
            "payouts", "instrument_last_four IS NOT NULL OR bank_reference IS NOT NULL",
            "quarantined_records", "raw IS NOT NULL OR raw_text IS NOT NULL");

    /** A thread of GetMyMessages that is named after the other party; a partial index holds them. */
    private static final String NAMED_THREAD =
            "raw -> 'MessageID' IS NOT NULL AND conversation_id !~ '^[0-9a-f]{32}(/[0-9]+)?$'";

    private PersonalRows() {}

    static List<Finding> of(Connection connection, Map<String, String> environment) throws SQLException {
        return List.of(keys(connection, environment.getOrDefault(SETTING, "").strip()), rows(connection));
    }

    private static Finding keys(Connection connection, String keyset) throws SQLException {
        if (!Question.mayRead(connection, List.of("data_keys", "hash_key"))) {
            return Finding.ok(KEYS, Question.NOT_READABLE);
        }
        if (keyset.isEmpty()) {
            return Finding.warn(
                    KEYS, SETTING + " is not set, so no key was checked", "set it to what the functions have");
        }
        try {
            return opened(connection, PersonalDataKeyset.of(keyset));
        } catch (KeysetNotUnwrapped e) {
            return Finding.fail(KEYS, SETTING + " " + e.getMessage(), e.fix());
        } catch (GeneralSecurityException malformed) {
            return Finding.fail(
                    KEYS, SETTING + " is not a Tink keyset in JSON", "set it to the keyset that the functions have");
        }
    }

    private static Finding opened(Connection connection, PersonalDataKeyset keyset) throws SQLException {
        int keys = 0;
        var shut = new ArrayList<String>();
        try (var statement = connection.prepareStatement("""
            SELECT CAST(account_id AS text) AS owner, keyset AS wrapped FROM data_keys
            UNION ALL
            SELECT NULL, key FROM hash_key
            """);
                var row = statement.executeQuery()) {
            while (row.next()) {
                keys++;
                if (!opens(keyset, row.getString("owner"), row.getBytes("wrapped"))) {
                    shut.add(row.getString("owner") == null ? "the key of hashes" : row.getString("owner"));
                }
            }
        }
        return shut.isEmpty()
                ? Finding.ok(KEYS, "all " + keys + " keys can be decrypted")
                : Finding.fail(
                        KEYS,
                        shut.size() + " of " + keys + " keys cannot be decrypted, among them that of "
                                + shut.getFirst(),
                        "put the key that encrypted them back into " + SETTING);
    }

    private static boolean opens(PersonalDataKeyset keyset, String owner, byte[] wrapped) {
        try {
            if (owner == null) {
                keyset.unwrapHashKey(wrapped);
            } else {
                keyset.unwrapDataKey(UUID.fromString(owner), wrapped);
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Finding rows(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, PLAIN.keySet())) {
            return Finding.ok(ROWS, Question.NOT_READABLE);
        }
        var found = new ArrayList<String>();
        for (var table : PLAIN.keySet().stream().sorted().toList()) {
            add(found, table, plain(connection, table, PLAIN.get(table)));
        }
        add(found, "threads", plain(connection, "conversations", NAMED_THREAD));
        return found.isEmpty()
                ? Finding.ok(ROWS, "is sealed in all tables")
                : Finding.warn(
                        ROWS,
                        "rows of an earlier release are not sealed: " + String.join(", ", found),
                        "run migrations-job seal once no instance of the earlier release runs any more");
    }

    private static void add(List<String> found, String what, long rows) {
        if (rows > 0) {
            found.add(what + " " + (rows >= MOST ? "at least " : "") + rows);
        }
    }

    private static long plain(Connection connection, String table, String condition) throws SQLException {
        var sql = "SELECT count(*) FROM (SELECT FROM " + table + " WHERE " + condition + " LIMIT " + MOST + ") AS p";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
