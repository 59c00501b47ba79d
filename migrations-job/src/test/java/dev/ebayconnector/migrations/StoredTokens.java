package dev.ebayconnector.migrations;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sealed tokens in a database, and keysets to seal them with. */
final class StoredTokens {

    private final TestDatabase database;
    final List<UUID> accounts = new ArrayList<>();

    StoredTokens(TestDatabase database) {
        this.database = database;
    }

    static String keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    /** With a new primary key beside the old ones. */
    static String rotated(String keyset) throws GeneralSecurityException {
        var old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        return json(KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    /** The primary key alone. */
    static String newest(String keyset) throws GeneralSecurityException {
        var both = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        var builder = KeysetHandle.newBuilder(both);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return json(builder.build());
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    void add(int count, String keyset) throws Exception {
        var cipher = TokenCipher.ofKeyset(keyset);
        try (var connection = database.connect()) {
            for (int i = 0; i < count; i++) {
                add(connection, cipher, UUID.randomUUID(), "seller-" + accounts.size());
            }
        }
    }

    private void add(Connection connection, TokenCipher cipher, UUID id, String name) throws SQLException {
        try (var account = connection.prepareStatement(
                        "INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)"
                                + " VALUES (?, 'sandbox', ?, ?, 'CONNECTED', now())");
                var token = connection.prepareStatement("""
                    INSERT INTO tokens (account_id, access_token, access_expires_at, access_fingerprint, refresh_token, refresh_expires_at, scopes)
                    VALUES (?, ?, now() + interval '1 hour', 'abcd1234', ?, now() + interval '20 days', 'https://scope/a https://scope/b')\
                    """)) {
            account.setObject(1, id);
            account.setString(2, id.toString());
            account.setString(3, name);
            account.execute();
            token.setObject(1, id);
            token.setBytes(2, cipher.seal(id, "sandbox", TokenColumn.ACCESS_TOKEN, "access of " + id));
            token.setBytes(3, cipher.seal(id, "sandbox", TokenColumn.REFRESH_TOKEN, "refresh of " + id));
            token.execute();
        }
        accounts.add(id);
    }

    /** How many tokens this keyset opens to what was sealed. */
    int opened(String keyset) throws Exception {
        var cipher = TokenCipher.ofKeyset(keyset);
        int opened = 0;
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT account_id, access_token, refresh_token FROM tokens")) {
            while (row.next()) {
                var id = row.getObject(1, UUID.class);
                opened += opens(cipher, id, TokenColumn.ACCESS_TOKEN, row.getBytes(2), "access of " + id);
                opened += opens(cipher, id, TokenColumn.REFRESH_TOKEN, row.getBytes(3), "refresh of " + id);
            }
        }
        return opened;
    }

    private static int opens(TokenCipher cipher, UUID id, TokenColumn column, byte[] sealed, String expected) {
        try {
            return cipher.open(id, "sandbox", column, sealed).equals(expected) ? 1 : 0;
        } catch (GeneralSecurityException e) {
            return 0;
        }
    }
}
