package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Finding.Level;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import dev.ebayconnector.testingpostgres.TransactionPooler;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every finding on what is inside the database, brought about by its cause. Long, because each cause is a case. */
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
                        "storage",
                        "schema",
                        "grants",
                        "write",
                        "tokens",
                        "data-keys",
                        "personal-data",
                        "notices",
                        "erasures",
                        "queue",
                        "schedules",
                        "quota",
                        "alerts",
                        "ebay");
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.OK));
        assertThat(findings.toString())
                .contains("postgres:***@127.0.0.1")
                .doesNotContain(
                        "hidden-word", environment.get("TOKEN_KEYSET"), environment.get("PERSONAL_DATA_KEYSET"));
        assertThat(ask("SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = PoolMode.class,
            names = {"SESSION", "TRANSACTION"})
    void theFunctionsWorkBehindARealPoolerInEitherMode(PoolMode mode) throws Exception {
        try (var pooler = PgBouncer.before(server.port(), mode)) {
            environment.put("DATABASE_URL", pooler.url("postgres", "postgres"));
            assertThat(diagnose())
                    .allSatisfy(finding ->
                            assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.OK));
            assertThat(finding("pooler").figure())
                    .startsWith("yes, in " + mode.name().toLowerCase(Locale.ROOT) + " mode");
            environment.put("DATABASE_URL", pooler.url("postgres", "postgres") + "&pgbouncer=true");
            assertThat(finding("pooler").figure()).contains("because of pgbouncer=true");
        }
    }

    @Test
    void aPoolerInTransactionModeIsRefusedForTheJobAndOneInSessionModeIsNot() throws Exception {
        environment.remove("DATABASE_URL");
        try (var pooler = PgBouncer.before(server.port(), PoolMode.TRANSACTION)) {
            environment.put("MIGRATIONS_URL", pooler.url("postgres", "postgres"));
            fails(
                    "pooler",
                    "breaks the lock that keeps two jobs apart",
                    "set MIGRATIONS_URL to the database's direct URL");
        }
        try (var pooler = PgBouncer.before(server.port(), PoolMode.SESSION)) {
            environment.put("MIGRATIONS_URL", pooler.url("postgres", "postgres"));
            assertThat(finding("pooler").toString()).startsWith("ok").endsWith("yes, in session mode");
        }
    }

    /** With one server connection, the simulated pooler hands on that server's own key. */
    @Test
    void aPoolerThatLooksLikeADirectConnectionMustBeNamedInTheUrl() throws Exception {
        try (var pooler = TransactionPooler.before(server.port(), "postgres", 1)) {
            var pooled = "postgres://postgres@127.0.0.1:" + pooler.port() + "/postgres?sslmode=disable";
            environment.put("DATABASE_URL", pooled);
            fails("pooler", "looks like a direct connection", "add pgbouncer=true to DATABASE_URL");
            environment.put("DATABASE_URL", pooled + "&pgbouncer=true");
            assertThat(finding("pooler").toString()).startsWith("ok").contains("because of pgbouncer=true");
        }
    }

    @Test
    void theSizeIsShownWithTheLargestTablesAndJudgedByALimit() {
        assertThat(finding("storage").toString())
                .matches("ok +storage +\\d+ MB; largest: event_log \\d+ MB, (\\w+ \\d+ MB, ){3}\\w+ \\d+ MB");
        long bytes = Long.parseLong(ask("SELECT pg_database_size(current_database())"));
        environment.put("DATABASE_SIZE_LIMIT_GB", gigabytes(bytes * 10 / 8));
        warns("storage", " %); largest: ", "enlarge the disk, or shorten a period");
        environment.put("DATABASE_SIZE_LIMIT_GB", gigabytes(bytes));
        fails("storage", " MB of ", "enlarge the disk now");
        environment.put("DATABASE_SIZE_LIMIT_GB", "much");
        fails("storage", "DATABASE_SIZE_LIMIT_GB must be a number of gigabytes above 0", "correct it");
    }

    @Test
    void theGrowthIsThatSinceARetentionOfTheLastWeek() {
        execute("""
            INSERT INTO event_log (at, level, event, message, details)
            SELECT now() - interval '2 days', 'INFO', 'retention.done', 'x',
                   jsonb_build_object('database_bytes', pg_database_size(current_database()) - 5000000)
            UNION ALL
            SELECT now() - interval '8 days', 'INFO', 'retention.done', 'x', '{"database_bytes": 1}'
            UNION ALL
            SELECT now() - interval '1 hour', 'INFO', 'retention.done', 'x', '{"database_bytes": 1}'
            """);
        try {
            environment.put("DATABASE_SIZE_LIMIT_GB", "1");
            assertThat(finding("storage").figure())
                    .containsPattern("\\d+ MB of 1.0 GB \\(1 %\\), grows 2 MB a day, 95 % in 37\\d days; ");
        } finally {
            execute("DELETE FROM event_log");
        }
    }

    /** Rounded down, because the setting knows no bytes. */
    private static String gigabytes(long bytes) {
        return BigDecimal.valueOf(bytes / 1_000_000, 3).toPlainString();
    }

    @Test
    void aServerThatIsFullOrTooSmallOrTakesNoWritesIsNamed() throws Exception {
        environment.put("DATABASE_CONNECTION_LIMIT", "97");
        warns("server", "of 17 connections used", "lower reserved concurrency in template.yaml");
        var others = new ArrayList<Connection>();
        for (int i = 0; i < 15; i++) {
            others.add(DriverManager.getConnection(server.url("postgres")));
        }
        environment.put("DATABASE_URL", url("stranger"));
        warns("server", "nearly full", "end idle sessions of other clients, or raise max_connections");
        for (var other : others) {
            other.close();
        }
        execute("ALTER ROLE stranger SET default_transaction_read_only = on");
        environment.put("DATABASE_URL", url("stranger"));
        fails("server", "takes no writes", "set the URL to the primary's, or free disk space");
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
        fails("schema", "its version cannot be read", "GRANT SELECT ON schema_version to the role of DATABASE_URL");
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
                "grants",
                "lacks rights on accounts, alert_deliveries, alert_receivers, alerts, api_token_refusals, ",
                "GRANT INSERT, UPDATE ON public.accounts TO reader; ");
        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO few;"
                + " REVOKE ALL ON tokens FROM few; ALTER ROLE few CONNECTION LIMIT -1");
        environment.put("DATABASE_URL", url("few"));
        fails("grants", "lacks rights on tokens", "GRANT SELECT, INSERT, UPDATE, DELETE ON public.tokens TO few");
        execute("ALTER ROLE few CONNECTION LIMIT 0");
        environment.put("DATABASE_URL", url("postgres"));
        withHistory(
                "ALTER TABLE event_log RENAME TO elsewhere",
                "ALTER TABLE elsewhere RENAME TO event_log",
                () -> fails(
                        "session", "relation \"event_log\" does not exist", "see docs/runbook.md for SQLSTATE 42P01"));
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
            assertThat(finding("tokens")).hasToString("ok    tokens     all 1 rows can be decrypted");
            environment.put("TOKEN_KEYSET", keyset());
            fails(
                    "tokens",
                    "1 of 1 rows cannot be decrypted: encrypted with key [" + sealing.primaryKeyId() + "]",
                    "put that key back into TOKEN_KEYSET");
            environment.put("TOKEN_KEYSET", old);
            store(sealing.seal(ACCOUNT, "production", TokenColumn.ACCESS_TOKEN, "hidden-word"));
            fails(
                    "tokens",
                    "1 of 1 rows cannot be decrypted with the key that encrypted them",
                    "connect these accounts again");
            environment.put("TOKEN_KEYSET", "{\"hidden\":\"word\"}");
            fails(
                    "tokens",
                    "TOKEN_KEYSET is not a Tink keyset in JSON",
                    "set it to the keyset that the functions have");
            environment.put("TOKEN_KEYSET", "kms:{hidden-word}");
            fails("tokens", "TOKEN_KEYSET has no base64 after kms:", "set it to kms: and what kms encrypt answers");
            environment.remove("TOKEN_KEYSET");
            warns("tokens", "TOKEN_KEYSET is not set, so no row was checked", "set it to what the functions have");
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
