package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The part of {@link RotateKeys} for the secrets of authenticator apps, which the same keyset encrypts. */
final class RotateTotpSecrets {

    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final Connection connection;
    private final TokenCipher cipher;
    private int found;

    RotateTotpSecrets(Connection connection, TokenCipher cipher) {
        this.connection = connection;
        this.cipher = cipher;
    }

    private record Stale(UUID userId, byte[] sealed) {}

    /** How many stale rows the last pass found. */
    int found() {
        return found;
    }

    /**
     * How many secrets it encrypted again.
     *
     * @param unopenable gets a sentence for each that no key decrypts
     */
    int pass(Set<String> unopenable) throws SQLException {
        found = 0;
        int rotated = 0;
        for (var page = page(FIRST); !page.isEmpty(); page = page(page.getLast().userId())) {
            found += page.size();
            for (var stale : page) {
                rotated += rotate(stale, unopenable);
            }
        }
        return rotated;
    }

    private List<Stale> page(UUID after) throws SQLException {
        var sql = """
            SELECT user_id, sealed FROM totp_secrets
            WHERE user_id > ? AND substring(sealed FROM 1 FOR 5) <> ?
            ORDER BY user_id
            LIMIT ?\
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, after);
            statement.setBytes(2, cipher.primaryPrefix());
            statement.setInt(3, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                var page = new ArrayList<Stale>();
                while (row.next()) {
                    page.add(new Stale(row.getObject("user_id", UUID.class), row.getBytes("sealed")));
                }
                return page;
            }
        }
    }

    private int rotate(Stale stale, Set<String> unopenable) throws SQLException {
        try {
            var secret = cipher.openTotp(stale.userId(), stale.sealed());
            return replace(stale, cipher.sealTotp(stale.userId(), secret));
        } catch (GeneralSecurityException e) {
            unopenable.add("the secret of the authenticator app of user " + stale.userId()
                    + " cannot be decrypted: add its key to TOKEN_KEYSET, or let an admin reset the user's factors");
            return 0;
        }
    }

    /** Names the ciphertext that it replaces: an app that is added meanwhile wins. */
    private int replace(Stale stale, byte[] after) throws SQLException {
        var sql = "UPDATE totp_secrets SET sealed = ? WHERE user_id = ? AND sealed = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, after);
            statement.setObject(2, stale.userId());
            statement.setBytes(3, stale.sealed());
            return statement.executeUpdate();
        }
    }
}
