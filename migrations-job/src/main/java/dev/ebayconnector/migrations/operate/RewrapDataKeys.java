package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Encrypts the data keys of all accounts and the key of hashes again with the primary key of PERSONAL_DATA_KEYSET, while the
 * functions run; the keys themselves stay, so no record is written again. Also the notices and erasures that are not done.
 * Each is one statement that names the ciphertext it replaces; the job may be killed anywhere and run again.
 */
public final class RewrapDataKeys {

    private static final String KEYS = "SELECT account_id, keyset FROM data_keys ORDER BY account_id";

    private static final String REPLACE = """
        UPDATE data_keys SET keyset = ?, rotated_at = now() WHERE account_id = ? AND keyset = ?
        """;

    private static final String HASH_KEY = "SELECT key FROM hash_key WHERE id = 1";

    private static final String REPLACE_HASH_KEY = "UPDATE hash_key SET key = ? WHERE id = 1 AND key = ?";

    private final Connection connection;
    private final PersonalDataKeyset keyset;
    private final TreeSet<String> unopenable = new TreeSet<>();
    private int rotated;

    public RewrapDataKeys(Connection connection, PersonalDataKeyset keyset) {
        this.connection = connection;
        this.keyset = keyset;
    }

    private record Wrapped(UUID account, byte[] key) {}

    public Outcome run() throws SQLException {
        for (var stored : stored()) {
            if (!keyset.wrappedWithPrimary(stored.key())) {
                rewrap(stored);
            }
        }
        hashKey();
        rotated += new RewrapRequests(connection, keyset, unopenable).run();
        var spare = keyset.keyIds().stream()
                .filter(id -> id != keyset.primaryKeyId())
                .toList();
        return unopenable.isEmpty()
                ? new Outcome.DataKeysRotated(keyset.primaryKeyId(), rotated, spare)
                : new Outcome.Failed(List.copyOf(unopenable), List.of());
    }

    private List<Wrapped> stored() throws SQLException {
        try (var statement = connection.prepareStatement(KEYS);
                var row = statement.executeQuery()) {
            var keys = new ArrayList<Wrapped>();
            while (row.next()) {
                keys.add(new Wrapped(row.getObject("account_id", UUID.class), row.getBytes("keyset")));
            }
            return keys;
        }
    }

    private void rewrap(Wrapped stored) throws SQLException {
        try (var statement = connection.prepareStatement(REPLACE)) {
            var key = keyset.unwrapDataKey(stored.account(), stored.key());
            statement.setBytes(1, keyset.wrapDataKey(stored.account(), key));
            statement.setObject(2, stored.account());
            statement.setBytes(3, stored.key());
            rotated += statement.executeUpdate();
        } catch (GeneralSecurityException e) {
            unopenable.add("the data key of account " + stored.account() + why(stored.key()));
        }
    }

    private void hashKey() throws SQLException {
        byte[] stored;
        try (var statement = connection.prepareStatement(HASH_KEY);
                var row = statement.executeQuery()) {
            if (!row.next() || keyset.wrappedWithPrimary(row.getBytes("key"))) {
                return;
            }
            stored = row.getBytes("key");
        }
        try (var statement = connection.prepareStatement(REPLACE_HASH_KEY)) {
            statement.setBytes(1, keyset.wrapHashKey(keyset.unwrapHashKey(stored)));
            statement.setBytes(2, stored);
            rotated += statement.executeUpdate();
        } catch (GeneralSecurityException e) {
            unopenable.add("the key of hashes" + why(stored));
        }
    }

    private String why(byte[] wrapped) {
        var key = PersonalDataKeyset.keyId(wrapped);
        return key.isPresent() && !keyset.keyIds().contains(key.getAsLong())
                ? " is encrypted with key " + key.getAsLong()
                        + ", which the keyset lacks: add that key to PERSONAL_DATA_KEYSET"
                : " cannot be decrypted: it was changed, or moved from another row";
    }
}
