package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.vault.AlertColumn;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotateKeysTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final StoredTokens tokens = new StoredTokens(database);
    private final Console console = Console.on(database.url());

    @BeforeEach
    void migrate() {
        Migrations.migrate(database.url());
    }

    @Test
    void everyTokenIsSealedWithThePrimaryKeyAndTheOldOneMayGo() throws Exception {
        var old = StoredTokens.keyset();
        var both = StoredTokens.rotated(old);
        tokens.add(5, old);

        assertThat(console.with("TOKEN_KEYSET", both).run("rotate-keys"))
                .as(console.said())
                .isZero();

        assertThat(console.out())
                .contains("re-encrypted 10 tokens")
                .contains("keys no longer used: " + TokenCipher.ofKeyset(old).primaryKeyId())
                .doesNotContain("access of");
        assertThat(tokens.opened(StoredTokens.newest(both))).isEqualTo(10);
        assertThat(tokens.opened(old)).isZero();
        assertThat(database.ask("SELECT max(version) FROM tokens")).isEqualTo("1");
        assertThat(console.run("rotate-keys", "--json")).isZero();
        assertThat(console.out()).contains("\"outcome\":\"nothing_to_do\"");
    }

    @Test
    void theSecretsOfAuthenticatorAppsAreSealedAgainAsWell() throws Exception {
        var old = StoredTokens.keyset();
        var both = StoredTokens.rotated(old);
        var user = UUID.randomUUID();
        try (var connection = database.connect();
                var app = connection.prepareStatement("""
                    WITH owner AS (
                        INSERT INTO users (id, email, password_hash, role) VALUES (?, 'a@example.com', 'x', 'ADMIN')
                        RETURNING id
                    )
                    INSERT INTO totp_secrets (user_id, id, name, sealed, made_at)
                    SELECT id, id, 'app', ?, now() FROM owner
                    """)) {
            app.setObject(1, user);
            app.setBytes(2, TokenCipher.ofKeyset(old).sealTotp(user, "SECRET"));
            app.execute();
        }
        assertThat(console.with("TOKEN_KEYSET", both).run("rotate-keys"))
                .as(console.said())
                .isZero();
        try (var connection = database.connect();
                var row = connection.createStatement().executeQuery("SELECT sealed FROM totp_secrets")) {
            row.next();
            assertThat(TokenCipher.ofKeyset(StoredTokens.newest(both)).openTotp(user, row.getBytes(1)))
                    .isEqualTo("SECRET");
        }
    }

    @Test
    void whatIsSealedOfReceiversOfAlertsIsSealedAnew() throws Exception {
        var old = StoredTokens.keyset();
        var both = StoredTokens.rotated(old);
        var id = UUID.randomUUID();
        try (var connection = database.connect();
                var receiver = connection.prepareStatement("""
                    INSERT INTO alert_receivers
                        (id, name, format, host, url, secret, old_secret, old_secret_until, created_at, created_by)
                    VALUES (?, 'x', 'json', 'x', ?, ?, ?, now(), now(), ?)
                    """)) {
            var cipher = TokenCipher.ofKeyset(old);
            receiver.setObject(1, id);
            receiver.setBytes(2, cipher.sealAlert(id, AlertColumn.URL, "of URL"));
            receiver.setBytes(3, cipher.sealAlert(id, AlertColumn.SECRET, "of SECRET"));
            receiver.setBytes(4, cipher.sealAlert(id, AlertColumn.OLD_SECRET, "of OLD_SECRET"));
            receiver.setObject(5, id);
            receiver.execute();
        }
        assertThat(console.with("TOKEN_KEYSET", both).run("rotate-keys"))
                .as(console.said())
                .isZero();
        try (var connection = database.connect();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT url, secret, old_secret FROM alert_receivers")) {
            row.next();
            var fresh = TokenCipher.ofKeyset(StoredTokens.newest(both));
            for (var column : AlertColumn.values()) {
                assertThat(fresh.openAlert(id, column, row.getBytes(column.ordinal() + 1)))
                        .isEqualTo("of " + column);
            }
        }
    }

    @Test
    void aJobThatIsKilledInTheMiddleIsRunAgain() throws Exception {
        var old = StoredTokens.keyset();
        var both = StoredTokens.rotated(old);
        tokens.add(6, old);
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("SELECT 1 FROM tokens WHERE id = (SELECT id FROM tokens ORDER BY id OFFSET 3 LIMIT 1) FOR"
                            + " UPDATE");
            var job = JobProcess.running(database, "db/migration", "rotate-keys", Map.of("TOKEN_KEYSET", both));
            database.await(
                    "EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type ="
                            + " 'Lock')");
            job.kill();
            // Half is sealed with the new key, half with the old one, and the functions' keyset opens all.
            assertThat(tokens.opened(StoredTokens.newest(both))).isEqualTo(6);
            assertThat(tokens.opened(both)).isEqualTo(12);
        }
        assertThat(console.with("TOKEN_KEYSET", both).run("rotate-keys")).isZero();
        assertThat(tokens.opened(StoredTokens.newest(both))).isEqualTo(12);
    }

    @Test
    void aWrappedKeysetThatDoesNotOpenIsABadSetting() {
        assertThat(console.with("TOKEN_KEYSET", "kms:{}").run("rotate-keys")).isEqualTo(2);

        assertThat(console.said())
                .contains("TOKEN_KEYSET has no base64 after kms:: set it to kms: and what kms encrypt answers");
    }

    @Test
    void aRefreshInBetweenWins() throws Exception {
        var old = StoredTokens.keyset();
        var both = StoredTokens.rotated(old);
        tokens.add(1, old);
        var id = tokens.accounts.getFirst();
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM tokens FOR UPDATE");
            var job = JobProcess.running(database, "db/migration", "rotate-keys", Map.of("TOKEN_KEYSET", both));
            database.await(
                    "EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type ="
                            + " 'Lock')");
            try (var refreshed = other.prepareStatement("UPDATE tokens SET access_token = ?")) {
                refreshed.setBytes(
                        1, TokenCipher.ofKeyset(old).seal(id, "sandbox", TokenColumn.ACCESS_TOKEN, "a newer one"));
                refreshed.execute();
            }
            other.commit();
            assertThat(job.exitCode()).as(job.said()).isZero();
        }
        try (var connection = database.connect();
                var row = connection.createStatement().executeQuery("SELECT access_token FROM tokens")) {
            row.next();
            assertThat(TokenCipher.ofKeyset(StoredTokens.newest(both))
                            .open(id, "sandbox", TokenColumn.ACCESS_TOKEN, row.getBytes(1)))
                    .isEqualTo("a newer one");
        }
    }

    @Test
    void aTokenOfAKeyThatIsGoneIsNamedAndTheOthersAreRotated() throws Exception {
        var old = StoredTokens.keyset();
        tokens.add(1, StoredTokens.keyset());
        var lost = tokens.accounts.getFirst();
        tokens.add(2, old);
        var both = StoredTokens.rotated(old);

        assertThat(console.with("TOKEN_KEYSET", both).run("rotate-keys")).isEqualTo(1);

        assertThat(console.err())
                .contains("access_token of account " + lost)
                .contains("which the keyset lacks: add that key to TOKEN_KEYSET");
        assertThat(tokens.opened(StoredTokens.newest(both))).isEqualTo(4);
    }

    @Test
    void aTokenThatWasMovedFromAnotherRowDoesNotOpen() throws Exception {
        var old = StoredTokens.keyset();
        tokens.add(2, old);
        var thief = tokens.accounts.getFirst();
        database.execute("UPDATE tokens SET access_token = (SELECT access_token FROM tokens WHERE account_id <> '"
                + thief + "')" + " WHERE account_id = '" + thief + "'");
        assertThat(console.with("TOKEN_KEYSET", StoredTokens.rotated(old)).run("rotate-keys"))
                .isEqualTo(1);
        assertThat(console.err()).contains(thief.toString()).contains("was encrypted for another row");
    }

    @Test
    void aMissingOrWrongKeysetIsABadSetting() {
        assertThat(console.run("rotate-keys")).isEqualTo(2);
        assertThat(console.err()).contains("TOKEN_KEYSET is missing");
        assertThat(console.with("TOKEN_KEYSET", "{\"hunter2\":1}").run("rotate-keys"))
                .isEqualTo(2);
        assertThat(console.err())
                .contains("TOKEN_KEYSET is not a Tink AEAD keyset")
                .doesNotContain("hunter2");
    }

    @Test
    void tokenInfoPrintsEveryDateAndNoToken() throws Exception {
        tokens.add(3, StoredTokens.keyset());
        assertThat(console.run("token-info", "--limit", "2", "--environment", "sandbox"))
                .as(console.said())
                .isZero();
        assertThat(console.out().lines().filter(line -> line.startsWith("seller-")))
                .hasSize(2)
                .allMatch(line ->
                        line.matches("seller-\\d +sandbox +CONNECTED +\\S+Z +35\\d\\d +\\S+Z +19 +- +abcd1234 +- +-"));
        assertThat(console.run("token-info", "--json")).isZero();
        assertThat(console.out())
                .contains("\"refresh_ttl_days\":19")
                .contains("\"access_fingerprint\":\"abcd1234\"")
                .contains("\"scopes\":[\"https://scope/a\",\"https://scope/b\"]");
        assertThat(console.run("token-info", "--environment", "production")).isZero();
        assertThat(console.out()).contains("no seller is connected");
        assertThat(console.run("token-info", "--environment", "staging")).isEqualTo(2);
    }
}
