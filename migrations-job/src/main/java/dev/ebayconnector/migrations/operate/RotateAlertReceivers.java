package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.vault.AlertColumn;
import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The part of {@link RotateKeys} for URLs and secrets of receivers of alerts, which the same keyset encrypts. There are few. */
final class RotateAlertReceivers {

    private final Connection connection;
    private final TokenCipher cipher;
    private int found;

    RotateAlertReceivers(Connection connection, TokenCipher cipher) {
        this.connection = connection;
        this.cipher = cipher;
    }

    private record Stale(UUID id, AlertColumn column, byte[] sealed) {}

    /** How many stale ciphertexts the last pass found. */
    int found() {
        return found;
    }

    /**
     * How many it encrypted again.
     *
     * @param unopenable gets a sentence for each that no key decrypts
     */
    int pass(Set<String> unopenable) throws SQLException {
        var all = stale();
        found = all.size();
        int rotated = 0;
        for (var stale : all) {
            rotated += rotate(stale, unopenable);
        }
        return rotated;
    }

    private List<Stale> stale() throws SQLException {
        var sql = "SELECT id, url, secret, old_secret FROM alert_receivers ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            var stale = new ArrayList<Stale>();
            while (row.next()) {
                for (var column : AlertColumn.values()) {
                    var sealed = row.getBytes(name(column));
                    if (sealed != null && !cipher.sealedWithPrimary(sealed)) {
                        stale.add(new Stale(row.getObject("id", UUID.class), column, sealed));
                    }
                }
            }
            return stale;
        }
    }

    private int rotate(Stale stale, Set<String> unopenable) throws SQLException {
        try {
            var text = cipher.openAlert(stale.id(), stale.column(), stale.sealed());
            return replace(stale, cipher.sealAlert(stale.id(), stale.column(), text));
        } catch (GeneralSecurityException e) {
            unopenable.add("the " + name(stale.column()) + " of the receiver of alerts " + stale.id()
                    + " cannot be decrypted: add its key to TOKEN_KEYSET, or delete the receiver and add it again");
            return 0;
        }
    }

    /** Names the ciphertext that it replaces: a change meanwhile wins. */
    private int replace(Stale stale, byte[] after) throws SQLException {
        var column = name(stale.column());
        var sql = "UPDATE alert_receivers SET " + column + " = ? WHERE id = ? AND " + column + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, after);
            statement.setObject(2, stale.id());
            statement.setBytes(3, stale.sealed());
            return statement.executeUpdate();
        }
    }

    private static String name(AlertColumn column) {
        return column.name().toLowerCase(Locale.ROOT);
    }
}
