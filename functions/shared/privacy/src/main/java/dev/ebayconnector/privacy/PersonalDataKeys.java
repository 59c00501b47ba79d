package dev.ebayconnector.privacy;

import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The data keys of accounts and the key of hashes, in the tables {@code data_keys} and {@code hash_key}. Every call reads
 * the stored key, so a key that was dropped is not used any more by any instance; only its decryption is remembered.
 */
public final class PersonalDataKeys {

    /** The key of the setting. */
    public static final String SETTING = "PERSONAL_DATA_KEYSET";

    private static final String LOCKED = "SELECT keyset FROM data_keys WHERE account_id = ? FOR KEY SHARE";

    private static final String FIND = "SELECT account_id, keyset FROM data_keys WHERE account_id = ANY (?)";

    /** Of two instances that make a key at the same time one wins, and both use its key. */
    private static final String CREATE = """
        INSERT INTO data_keys (account_id, keyset) VALUES (?, ?) ON CONFLICT (account_id) DO NOTHING
        """;

    private static final String DROP = "DELETE FROM data_keys WHERE account_id = ?";

    private static final String HASH_KEY = "SELECT key FROM hash_key WHERE id = 1";

    private static final String CREATE_HASH_KEY = """
        INSERT INTO hash_key (id, key) VALUES (1, ?) ON CONFLICT (id) DO NOTHING
        """;

    private final PersonalDataKeyset keyset;
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();
    private volatile OpenedHasher hasher;

    public PersonalDataKeys(PersonalDataKeyset keyset) {
        this.keyset = keyset;
    }

    /**
     * Reads {@code PERSONAL_DATA_KEYSET}: a Tink AEAD keyset as JSON, or one encrypted by AWS KMS, which is asked to decrypt
     * it.
     *
     * @param required gives the value of a key, empty after a reported problem
     * @param problem  gets the key and what is wrong with it
     */
    public static PersonalDataKeys read(UnaryOperator<String> required, BiConsumer<String, String> problem) {
        var keyset = required.apply(SETTING);
        if (keyset.isEmpty()) {
            return new PersonalDataKeys(null);
        }
        try {
            return new PersonalDataKeys(PersonalDataKeyset.of(keyset));
        } catch (KeysetNotUnwrapped e) {
            problem.accept(SETTING, e.getMessage() + ": " + e.fix());
        } catch (GeneralSecurityException e) {
            problem.accept(
                    SETTING,
                    "is not a Tink AEAD keyset in JSON: make one as docs/configuration.md says, another than"
                            + " TOKEN_KEYSET");
        }
        return new PersonalDataKeys(null);
    }

    private record Opened(byte[] wrapped, DataKey key) {}

    private record OpenedHasher(byte[] wrapped, PersonHasher hasher) {}

    /**
     * The account's key, made if there is none. Until the transaction ends, the key cannot be dropped.
     *
     * @throws UnopenablePersonalData if the keyset does not decrypt the stored key
     */
    public DataKey forWriting(Connection connection, UUID accountId) throws SQLException {
        var stored = locked(connection, accountId);
        if (stored.isEmpty()) {
            create(connection, accountId);
            stored = locked(connection, accountId);
        }
        return open(
                accountId, stored.orElseThrow(() -> new SQLException("the data key was dropped while it was made")));
    }

    /** The account's key; empty if it has none, or none any more. */
    public Optional<DataKey> find(Connection connection, UUID accountId) throws SQLException {
        return Optional.ofNullable(find(connection, List.of(accountId)).get(accountId));
    }

    /** The keys of those of the accounts that have one, by one statement. */
    public Map<UUID, DataKey> find(Connection connection, Collection<UUID> accounts) throws SQLException {
        var keys = new HashMap<UUID, DataKey>();
        if (accounts.isEmpty()) {
            return keys;
        }
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var account = result.getObject("account_id", UUID.class);
                    keys.put(account, open(account, result.getBytes("keyset")));
                }
            }
        }
        return keys;
    }

    /**
     * Erases all personal data of the account that is sealed, wherever a copy of it is. A transaction that writes with
     * the key is waited for.
     *
     * @return whether there was a key
     */
    public boolean drop(Connection connection, UUID accountId) throws SQLException {
        try (var statement = connection.prepareStatement(DROP)) {
            statement.setObject(1, accountId);
            return statement.executeUpdate() > 0;
        }
    }

    /**
     * The one key of all hashes, made if there is none.
     *
     * @throws UnopenablePersonalData if the keyset does not decrypt the stored key
     */
    public PersonHasher hasher(Connection connection) throws SQLException {
        var stored = hashKey(connection);
        if (stored.isEmpty()) {
            createHashKey(connection);
            stored = hashKey(connection);
        }
        var wrapped = stored.orElseThrow();
        var known = hasher;
        if (known != null && Arrays.equals(known.wrapped(), wrapped)) {
            return known.hasher();
        }
        try {
            var opened = new PersonHasher(keyset.unwrapHashKey(wrapped));
            hasher = new OpenedHasher(wrapped, opened);
            return opened;
        } catch (GeneralSecurityException e) {
            throw new UnopenablePersonalData("PERSONAL_DATA_KEYSET does not open the key of hash_key", e);
        }
    }

    private DataKey open(UUID accountId, byte[] wrapped) {
        var known = opened.get(accountId);
        if (known != null && Arrays.equals(known.wrapped(), wrapped)) {
            return known.key();
        }
        try {
            var key = DataKey.of(accountId, keyset.unwrapDataKey(accountId, wrapped));
            opened.put(accountId, new Opened(wrapped, key));
            return key;
        } catch (GeneralSecurityException e) {
            throw new UnopenablePersonalData(
                    "PERSONAL_DATA_KEYSET does not open the data key of account " + accountId, e);
        }
    }

    private static Optional<byte[]> locked(Connection connection, UUID accountId) throws SQLException {
        try (var statement = connection.prepareStatement(LOCKED)) {
            statement.setObject(1, accountId);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes("keyset")) : Optional.empty();
            }
        }
    }

    private void create(Connection connection, UUID accountId) throws SQLException {
        try (var statement = connection.prepareStatement(CREATE)) {
            statement.setObject(1, accountId);
            statement.setBytes(2, keyset.wrapDataKey(accountId, DataKey.generate()));
            statement.executeUpdate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key could not be made", e);
        }
    }

    private static Optional<byte[]> hashKey(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HASH_KEY);
                var result = statement.executeQuery()) {
            return result.next() ? Optional.of(result.getBytes("key")) : Optional.empty();
        }
    }

    private void createHashKey(Connection connection) throws SQLException {
        var key = new byte[PersonHash.BYTES];
        new SecureRandom().nextBytes(key);
        try (var statement = connection.prepareStatement(CREATE_HASH_KEY)) {
            statement.setBytes(1, keyset.wrapHashKey(key));
            statement.executeUpdate();
        }
    }

    /** Encrypts who is to be erased, for the time until it is done. */
    public byte[] sealSubject(UUID erasureId, String subject) {
        return keyset.wrapSubject(erasureId, subject.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UnopenablePersonalData if the keyset does not decrypt it, or it belongs to another erasure */
    public String openSubject(UUID erasureId, byte[] sealed) {
        try {
            return new String(keyset.unwrapSubject(erasureId, sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnopenablePersonalData(
                    "PERSONAL_DATA_KEYSET does not open the subject of erasure " + erasureId, e);
        }
    }
}
