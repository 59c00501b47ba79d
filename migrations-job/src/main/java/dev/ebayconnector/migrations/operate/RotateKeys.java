package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Encrypts every token, every secret of an authenticator app, and what is sealed of receivers of alerts, again with the keyset's primary key, while the functions run. Each token is one statement of its
 * own that names the ciphertext it replaces, so that a refresh in between wins, and the job may be killed anywhere and
 * run again.
 */
public final class RotateKeys {

    private static final int PAGE = 200;
    /** The functions write on while a pass runs; when they have the new keyset, the second pass finds nothing. */
    private static final int MOST_PASSES = 5;

    private static final UUID FIRST = new UUID(0, 0);

    private final Connection connection;
    private final TokenCipher cipher;
    private final Progress progress;
    private final RotateTotpSecrets apps;
    private final RotateAlertReceivers receivers;
    private final TreeSet<String> unopenable = new TreeSet<>();
    private int rotated;

    public RotateKeys(Connection connection, TokenCipher cipher, Progress progress) {
        this.connection = connection;
        this.cipher = cipher;
        this.progress = progress;
        this.apps = new RotateTotpSecrets(connection, cipher);
        this.receivers = new RotateAlertReceivers(connection, cipher);
    }

    /** A token that is not sealed with the primary key. */
    private record Stale(UUID id, UUID accountId, String environment, byte[] access, byte[] refresh) {}

    public Outcome run() throws SQLException {
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            unopenable.clear();
            var rows = pass();
            rotated += apps.pass(unopenable);
            rotated += receivers.pass(unopenable);
            if (rows + apps.found() + receivers.found() == 0) {
                return new Outcome.KeysRotated(cipher.primaryKeyId(), rotated, spareKeys());
            }
            if (!unopenable.isEmpty()) {
                return new Outcome.Failed(List.copyOf(unopenable), List.of());
            }
            progress.line("pass " + pass + ": " + rotated + " tokens encrypted with key " + cipher.primaryKeyId()
                    + " so far");
        }
        return new Outcome.Failed(
                "the functions still encrypt with another key: give them this keyset first, then run rotate-keys"
                        + " again");
    }

    /** The rows that were found stale. */
    private int pass() throws SQLException {
        int found = 0;
        for (var page = page(FIRST); !page.isEmpty(); page = page(page.getLast().id())) {
            found += page.size();
            for (var stale : page) {
                rotate(stale, TokenColumn.ACCESS_TOKEN, "access_token", stale.access());
                rotate(stale, TokenColumn.REFRESH_TOKEN, "refresh_token", stale.refresh());
            }
        }
        return found;
    }

    private List<Stale> page(UUID after) throws SQLException {
        var sql = """
            SELECT t.id, t.account_id, a.environment, t.access_token, t.refresh_token
            FROM tokens t JOIN accounts a ON a.id = t.account_id
            WHERE t.id > ?
              AND (substring(t.access_token FROM 1 FOR 5) <> ? OR substring(t.refresh_token FROM 1 FOR 5) <> ?)
            ORDER BY t.id
            LIMIT ?\
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, after);
            statement.setBytes(2, cipher.primaryPrefix());
            statement.setBytes(3, cipher.primaryPrefix());
            statement.setInt(4, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                var page = new ArrayList<Stale>();
                while (row.next()) {
                    page.add(new Stale(
                            row.getObject("id", UUID.class),
                            row.getObject("account_id", UUID.class),
                            row.getString("environment"),
                            row.getBytes("access_token"),
                            row.getBytes("refresh_token")));
                }
                return page;
            }
        }
    }

    private void rotate(Stale stale, TokenColumn column, String name, byte[] sealed) throws SQLException {
        if (sealed == null || cipher.sealedWithPrimary(sealed)) {
            return;
        }
        try {
            var token = cipher.open(stale.accountId(), stale.environment(), column, sealed);
            rotated += replace(
                    stale.id(), name, sealed, cipher.seal(stale.accountId(), stale.environment(), column, token));
        } catch (GeneralSecurityException e) {
            var key = TokenCipher.keyId(sealed);
            unopenable.add("the " + name + " of account " + stale.accountId()
                    + (cipher.knows(sealed)
                            ? " cannot be decrypted though its key is in the keyset: it was encrypted for another row;"
                                    + " connect the seller again"
                            : key.isPresent()
                                    ? " is encrypted with key " + key.getAsLong()
                                            + ", which the keyset lacks: add that key to TOKEN_KEYSET"
                                    : " is not a ciphertext: connect the seller again"));
        }
    }

    private int replace(UUID id, String column, byte[] before, byte[] after) throws SQLException {
        var sql = "UPDATE tokens SET " + column + " = ? WHERE id = ? AND " + column + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, after);
            statement.setObject(2, id);
            statement.setBytes(3, before);
            return statement.executeUpdate();
        }
    }

    private List<Long> spareKeys() {
        return cipher.keyIds().stream()
                .filter(id -> id != cipher.primaryKeyId())
                .toList();
    }
}
