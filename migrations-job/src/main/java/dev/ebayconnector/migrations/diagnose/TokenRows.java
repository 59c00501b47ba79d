package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Question;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Whether the keyset opens every stored token. Nothing of a token is kept or shown. */
final class TokenRows {

    private static final String NAME = "tokens";
    private static final String KEY = "TOKEN_KEYSET";

    private TokenRows() {}

    static Finding of(Connection connection, Map<String, String> environment) throws SQLException {
        if (!Question.mayRead(connection, List.of("tokens", "accounts"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        var keyset = environment.getOrDefault(KEY, "").strip();
        if (keyset.isEmpty()) {
            return Finding.warn(NAME, KEY + " is not set, so no row was checked", "set it to what the functions have");
        }
        try {
            return opened(connection, TokenCipher.ofKeyset(keyset));
        } catch (KeysetNotUnwrapped e) {
            return Finding.fail(NAME, KEY + " " + e.getMessage(), e.fix());
        } catch (GeneralSecurityException malformed) {
            return Finding.fail(
                    NAME, KEY + " is not a Tink keyset in JSON", "set it to the keyset that the functions have");
        }
    }

    private static Finding opened(Connection connection, TokenCipher cipher) throws SQLException {
        int rows = 0;
        int shut = 0;
        var missing = new TreeSet<Long>();
        try (var statement = connection.prepareStatement("""
            SELECT accounts.id, accounts.environment, tokens.access_token, tokens.refresh_token
            FROM tokens JOIN accounts ON accounts.id = tokens.account_id
            """);
                var row = statement.executeQuery()) {
            while (row.next()) {
                rows++;
                boolean opens = opens(cipher, row, "access_token", TokenColumn.ACCESS_TOKEN, missing)
                        & opens(cipher, row, "refresh_token", TokenColumn.REFRESH_TOKEN, missing);
                shut += opens ? 0 : 1;
            }
        }
        return shut == 0 ? Finding.ok(NAME, "all " + rows + " rows can be decrypted") : notAll(rows, shut, missing);
    }

    private static Finding notAll(int rows, int shut, TreeSet<Long> missing) {
        var figure = shut + " of " + rows + " rows cannot be decrypted";
        return missing.isEmpty()
                ? Finding.fail(
                        NAME,
                        figure + " with the key that encrypted them",
                        "connect these accounts again, their rows were changed or moved")
                : Finding.fail(
                        NAME,
                        figure + ": encrypted with key " + missing + ", which the keyset lacks",
                        "put that key back into " + KEY);
    }

    private static boolean opens(
            TokenCipher cipher, ResultSet row, String name, TokenColumn column, TreeSet<Long> missing)
            throws SQLException {
        var sealed = row.getBytes(name);
        if (sealed == null) {
            return true;
        }
        try {
            cipher.open(row.getObject("id", UUID.class), row.getString("environment"), column, sealed);
            return true;
        } catch (GeneralSecurityException shut) {
            TokenCipher.keyId(sealed).stream()
                    .filter(id -> !cipher.keyIds().contains(id))
                    .forEach(missing::add);
            return false;
        }
    }
}
