package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.migrations.Finding.Level;
import dev.ebayconnector.testingpostgres.TransactionPooler;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every sentence on what is inside the database is brought about by what it speaks of. */
class DiagnoseDatabaseTest extends DiagnoseScene {

    private static final UUID ACCOUNT = UUID.fromString("a2f8d8a0-0000-4000-8000-000000000000");

    @Test
    void allIsWellFromTheSettingsToTheRows() {
        environment.put(
                "DATABASE_URL",
                "postgres://postgres:hidden-word@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable");
        var findings = diagnose();
        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly(
                        "settings",
                        "dns",
                        "tcp",
                        "tls",
                        "login",
                        "pooler",
                        "server",
                        "clock",
                        "schema",
                        "write",
                        "tokens",
                        "ebay");
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.OK));
        assertThat(findings.toString())
                .contains("postgres:***@127.0.0.1")
                .doesNotContain("hidden-word", environment.get("TOKEN_KEYSET"));
        assertThat(ask("SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @Test
    void aPoolerIsKnownByWhatItDoes() throws Exception {
        try (var pooler = TransactionPooler.before(server.port(), "postgres", 2)) {
            var pooled = "postgres://postgres@127.0.0.1:" + pooler.port() + "/postgres?sslmode=disable";
            environment.put("DATABASE_URL", pooled);
            fails(
                    "pooler",
                    "a transaction pooler is in between, and the URL does not say so",
                    "add pgbouncer=true to DATABASE_URL");
            environment.put("DATABASE_URL", pooled + "&pgbouncer=true");
            assertThat(finding("pooler").toString()).startsWith("ok").contains("known by pgbouncer=true");
            assertThat(diagnose())
                    .allSatisfy(finding ->
                            assertThat(finding.failed()).as(finding.toString()).isFalse());
            environment.remove("DATABASE_URL");
            environment.put("MIGRATIONS_URL", pooled);
            fails(
                    "pooler",
                    "breaks the lock that keeps two jobs apart",
                    "set MIGRATIONS_URL to the database's direct URL");
        }
    }

    @Test
    void aServerThatIsFullOrTooSmallOrTakesNoWritesIsNamed() throws Exception {
        environment.put("DATABASE_CONNECTION_LIMIT", "97");
        warns("server", "of 17 connections used", "lower reserved concurrency in template.yaml");
        var others = new ArrayList<Connection>();
        for (int i = 0; i < 15; i++) {
            others.add(DriverManager.getConnection(server.url("postgres")));
        }
        warns("server", "nearly full", "end idle sessions of others, or raise max_connections");
        for (var other : others) {
            other.close();
        }
        execute("ALTER ROLE stranger SET default_transaction_read_only = on");
        environment.put("DATABASE_URL", url("stranger"));
        fails("server", "takes no writes", "point the URL at the primary, or free disk space");
        execute("ALTER ROLE stranger RESET default_transaction_read_only");
    }

    @Test
    void clocksThatDifferAreNamed() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-20));
        warns("clock", "ms ahead", "by NTP");
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        fails("clock", "the server is -", "by NTP");
    }

    @Test
    void aSchemaThatIsOlderNewerChangedOrHiddenIsNamed() {
        environment.put("DATABASE_URL", url("stranger"));
        fails(
                "schema",
                "its history cannot be read",
                "GRANT SELECT ON flyway_schema_history to the role of DATABASE_URL");
        environment.put("DATABASE_URL", url("postgres"));
        var newest = ask("SELECT max(version) FROM flyway_schema_history");
        withHistory(
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '001'",
                "UPDATE flyway_schema_history SET checksum = checksum - 1 WHERE version = '001'",
                () -> fails("schema", "V001__users.sql was changed after it had been applied", "restore the file"));
        withHistory(
                "UPDATE flyway_schema_history SET success = false WHERE version = '" + newest + "'",
                "UPDATE flyway_schema_history SET success = true WHERE version = '" + newest + "'",
                () -> fails("schema", "failed half-way", "undo what it left"));
        withHistory(
                "ALTER TABLE flyway_schema_history RENAME TO elsewhere",
                "ALTER TABLE elsewhere RENAME TO flyway_schema_history",
                () -> fails("schema", "V001__users.sql is not applied, and ", "run migrate"));
        withHistory(
                """
                INSERT INTO flyway_schema_history SELECT 900, '900', 'later', 'SQL', 'V900__later.sql', 1, installed_by, now(), 1, true
                FROM flyway_schema_history WHERE version = '001'
                """,
                "DELETE FROM flyway_schema_history WHERE version = '900'",
                () -> warns(
                        "schema",
                        "V900__later.sql is applied but not in this job",
                        "run the job of the release that has it"));
    }

    @Test
    void aRoleThatMayNotWriteAndATableThatIsGoneAndALongWayAreNamed() {
        environment.put("DATABASE_URL", url("reader"));
        fails(
                "write",
                "the role of DATABASE_URL may not write event_log",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES");
        environment.put("DATABASE_URL", url("postgres"));
        withHistory(
                "ALTER TABLE event_log RENAME TO elsewhere",
                "ALTER TABLE elsewhere RENAME TO event_log",
                () -> fails(
                        "write", "relation \"event_log\" does not exist", "see docs/runbook.md for SQLSTATE 42P01"));
        proxy.delay(Duration.ofMillis(40));
        warns("write", "ms a round trip", "run the functions in the database's region");
    }

    @Test
    void tokensThatDoNotOpenAreNamedByTheKeyTheyNeed() throws Exception {
        var old = keyset();
        var sealing = TokenCipher.ofKeyset(old);
        execute("INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)" + " VALUES ('"
                + ACCOUNT + "', 'sandbox', 'u', 'u', 'CONNECTED', now())");
        store(sealing.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "hidden-word"));
        try {
            environment.put("TOKEN_KEYSET", old);
            assertThat(finding("tokens")).hasToString("ok    tokens     all 1 rows open");
            environment.put("TOKEN_KEYSET", keyset());
            fails(
                    "tokens",
                    "1 of 1 rows do not open, sealed with key [" + sealing.primaryKeyId() + "]",
                    "put that key back into TOKEN_KEYSET");
            environment.put("TOKEN_KEYSET", old);
            store(sealing.seal(ACCOUNT, "production", TokenColumn.ACCESS_TOKEN, "hidden-word"));
            fails("tokens", "1 of 1 rows do not open with the key that sealed them", "connect these accounts again");
            environment.put("TOKEN_KEYSET", "{\"hidden\":\"word\"}");
            fails("tokens", "TOKEN_KEYSET is no Tink keyset as JSON", "set it to the keyset that the functions have");
            environment.put("TOKEN_KEYSET", "kms:{hidden-word}");
            fails("tokens", "TOKEN_KEYSET has no base64 after kms:", "set it to kms: and what kms encrypt answers");
            environment.remove("TOKEN_KEYSET");
            warns("tokens", "TOKEN_KEYSET is not set, so no row was tried", "set it to what the functions have");
        } finally {
            execute("DELETE FROM accounts");
        }
    }

    @Test
    void theWorstFindingIsTheExitCodeAndJsonAndLambdaSayTheSame() throws Exception {
        assertThat(run("diagnose", "--json")).isZero();
        environment.remove("TOKEN_KEYSET");
        assertThat(run("diagnose")).isEqualTo(1);
        proxy.refuse();
        assertThat(run("diagnose", "--json")).isEqualTo(2);
        var json = new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
        assertThat(json.path("outcome").asText()).isEqualTo("fail");
        assertThat(json.at("/findings/2/check").asText()).isEqualTo("tcp");
        assertThat(json.at("/findings/2/status").asText()).isEqualTo("fail");
        assertThat(json.at("/findings/2/fix").asText()).startsWith("start the server");
        var lambda = new ObjectMapper().readTree(LambdaCall.on(environment).answer("{\"command\":\"diagnose\"}"));
        assertThat(lambda.path("exit_code").asInt()).isEqualTo(2);
        assertThat(lambda.path("findings").findValuesAsText("fix"))
                .isEqualTo(json.path("findings").findValuesAsText("fix"));
    }

    private int run(String... arguments) {
        said.reset();
        return new MigrationsJob(
                        environment, Scripts.OWN, new PrintStream(said), new PrintStream(new ByteArrayOutputStream()))
                .run(arguments);
    }

    private static void withHistory(String change, String back, Runnable look) {
        execute(change);
        try {
            look.run();
        } finally {
            execute(back);
        }
    }

    private static void store(byte[] sealed) {
        execute("DELETE FROM tokens; INSERT INTO tokens (account_id, access_token, access_expires_at, scopes)"
                + " VALUES ('" + ACCOUNT + "', '\\x" + HexFormat.of().formatHex(sealed) + "', now(), '')");
    }
}
