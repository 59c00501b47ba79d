package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.migrations.Finding.Level;
import dev.ebayconnector.testing.FaultProxy;
import dev.ebayconnector.testing.FaultProxy.Greeting;
import dev.ebayconnector.testing.Invocation;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TransactionPooler;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sentence of {@code diagnose} is brought about by what it speaks of. Stands here because the faults do. */
class DiagnoseTest {

    private static final UUID ACCOUNT = UUID.fromString("a2f8d8a0-0000-4000-8000-000000000000");

    private static TestDatabase database;
    private static FaultProxy proxy;
    private static HttpServer ebay;
    private static volatile int ebayStatus;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Clock clock = Clock.systemUTC();

    @BeforeAll
    static void open() throws Exception {
        AeadConfig.register();
        database = TestDatabase.migrated(20);
        database.execute("CREATE ROLE stranger LOGIN; CREATE ROLE reader LOGIN; CREATE ROLE barred; CREATE ROLE few LOGIN CONNECTION LIMIT 0;"
                + "CREATE ROLE asked LOGIN PASSWORD 'right'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        proxy = FaultProxy.before(database.port());
        ebay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ebay.createContext("/", exchange -> {
            exchange.sendResponseHeaders(ebayStatus, -1);
            exchange.close();
        });
        ebay.start();
    }

    @AfterAll
    static void close() throws Exception {
        ebay.stop(0);
        proxy.close();
        database.close();
    }

    @BeforeEach
    void healthySettings() throws Exception {
        ebayStatus = 404;
        environment.put("DATABASE_URL", url("postgres"));
        environment.put("EBAY_API_URL", "http://127.0.0.1:" + ebay.getAddress().getPort());
        environment.put("TOKEN_KEYSET", keyset());
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    @Test
    void allIsWellFromTheSettingsToTheRows() {
        environment.put("DATABASE_URL", "postgres://postgres:hidden-word@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable");
        var findings = diagnose();
        assertThat(findings).extracting(Finding::check).containsExactly("settings", "dns", "tcp", "tls", "login", "pooler", "server",
                "clock", "schema", "write", "tokens", "ebay");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.level()).as(finding.toString()).isEqualTo(Level.OK));
        assertThat(findings.toString()).contains("postgres:***@127.0.0.1").doesNotContain("hidden-word", environment.get("TOKEN_KEYSET"));
        assertThat(database.ask("SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @Test
    void settingsThatAreMissingWrongOrForAnotherPlaceAreNamed() {
        environment.put("DATABASE_URL", "");
        fails("settings", "neither DATABASE_URL nor MIGRATIONS_URL is set", "set DATABASE_URL to what the functions have");
        environment.put("DATABASE_URL", "mysql://root:hidden-word@db/app");
        fails("settings", "DATABASE_URL must start with", "write it as postgres://");
        environment.put("DATABASE_URL", "postgres://app:hidden-word@localhost/app");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "migrations");
        fails("settings", "DATABASE_URL points at this machine", "CONNECTOR_ENVIRONMENT to local");
        environment.remove("DATABASE_URL");
        environment.put("MIGRATIONS_URL", "postgres://app:hidden-word@db.example.com:6543/app");
        fails("settings", "MIGRATIONS_URL points at a connection pooler (port 6543)", "direct URL");
        assertThat(diagnose().toString()).doesNotContain("hidden-word");
        assertThat(diagnose()).extracting(Finding::check).containsExactly("settings", "ebay");
    }

    @Test
    void aHostWithoutAnAddressIsNamedAndOneWithIpv6AloneIsWarnedOf() {
        environment.put("DATABASE_URL", "postgres://app@nowhere.invalid/app");
        fails("dns", "the host of DATABASE_URL has no address", "correct the host's name");
        environment.put("DATABASE_URL", "postgres://app@[::1]:1/app");
        warns("dns", "all IPv6", "the platform's IPv4 address or pooler");
    }

    @Test
    void aPortThatRefusesOrIsSilentIsNamed() throws Exception {
        environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + closedPort() + "/app");
        fails("tcp", "refuses", "start the server there, or correct the port");
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<Socket>();
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + full.getLocalPort() + "/app");
            fails("tcp", "is silent for 3000 ms", "open security group, firewall");
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void aPortBehindWhichNoPostgresqlIsUpIsNamed() {
        proxy.greet(Greeting.CLOSE);
        fails("tls", "the port accepts, then closes without a word", "wait until PostgreSQL is up behind it");
        proxy.greet(Greeting.SILENCE);
        fails("tls", "the port accepts, then says nothing for 3000 ms", "something else listens there");
    }

    @Test
    void tlsThatIsDemandedButNotOfferedIsNamed() {
        environment.put("DATABASE_URL", url("postgres").replace("disable", "require"));
        fails("tls", "not offered, but demanded (sslmode=require)", "turn on ssl at the server, or take sslmode out of DATABASE_URL");
    }

    @Test
    void aWayOnWhichThePasswordCanBeReadIsWarnedOf() throws Exception {
        var outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst();
        assumeTrue(outside.isPresent(), "this machine has no address but its own");
        try (var with = new ScriptedServer(outside.get(), 'S', "57P03"); var without = new ScriptedServer(outside.get(), 'N', "57P03")) {
            environment.put("DATABASE_URL", "postgres://app@" + outside.get().getHostAddress() + ":" + with.port() + "/app");
            warns("tls", "offered, but not demanded", "add sslmode=require to DATABASE_URL");
            environment.put("DATABASE_URL", "postgres://app@" + outside.get().getHostAddress() + ":" + without.port() + "/app");
            warns("tls", "not offered: password and data can be read", "turn on ssl at the server");
        }
    }

    @Test
    void aLoginThatIsRefusedIsNamedByItsReason() throws Exception {
        askForPasswords();
        environment.put("DATABASE_URL", "postgres://asked:wrong-word@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable");
        fails("login", "password authentication failed", "correct the user or password in DATABASE_URL");
        assertThat(diagnose().toString()).doesNotContain("wrong-word");
        environment.put("DATABASE_URL", url("postgres").replace("/postgres?", "/elsewhere?"));
        fails("login", "does not exist", "create that database or correct its name in DATABASE_URL");
        environment.put("DATABASE_URL", url("barred"));
        fails("login", "not permitted to log in", "let this user in from this address");
        environment.put("DATABASE_URL", url("few"));
        fails("login", "too many connections", "end idle sessions, or raise");
        try (var starting = new ScriptedServer(InetAddress.getLoopbackAddress(), 'N', "57P03")) {
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + starting.port() + "/app?sslmode=disable");
            fails("login", "scripted", "wait until the server has started");
        }
        try (var liar = new ScriptedServer(InetAddress.getLoopbackAddress(), 'S', "57P03")) {
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + liar.port() + "/app?sslmode=require");
            fails("login", "SSL", "check host, port and network of DATABASE_URL");
        }
    }

    @Test
    void aPoolerIsKnownByWhatItDoes() throws Exception {
        try (var pooler = TransactionPooler.before(database.port(), 2)) {
            var pooled = "postgres://postgres@127.0.0.1:" + pooler.port() + "/postgres?sslmode=disable";
            environment.put("DATABASE_URL", pooled);
            fails("pooler", "a transaction pooler is in between, and the URL does not say so", "add pgbouncer=true to DATABASE_URL");
            environment.put("DATABASE_URL", pooled + "&pgbouncer=true");
            assertThat(finding("pooler").toString()).startsWith("ok").contains("known by pgbouncer=true");
            assertThat(diagnose()).allSatisfy(finding -> assertThat(finding.failed()).as(finding.toString()).isFalse());
            environment.remove("DATABASE_URL");
            environment.put("MIGRATIONS_URL", pooled);
            fails("pooler", "breaks the lock that keeps two jobs apart", "set MIGRATIONS_URL to the database's direct URL");
        }
    }

    @Test
    void aServerThatIsFullOrTooSmallOrTakesNoWritesIsNamed() throws Exception {
        environment.put("DATABASE_CONNECTION_LIMIT", "97");
        warns("server", "of 17 connections used", "lower reserved concurrency in template.yaml");
        var others = new ArrayList<Connection>();
        for (int i = 0; i < 15; i++) {
            others.add(DriverManager.getConnection(database.url()));
        }
        warns("server", "nearly full", "end idle sessions of others, or raise max_connections");
        for (var other : others) {
            other.close();
        }
        database.execute("ALTER ROLE stranger SET default_transaction_read_only = on");
        environment.put("DATABASE_URL", url("stranger"));
        fails("server", "takes no writes", "point the URL at the primary, or free disk space");
        database.execute("ALTER ROLE stranger RESET default_transaction_read_only");
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
        fails("schema", "its history cannot be read", "GRANT SELECT ON flyway_schema_history to the role of DATABASE_URL");
        environment.put("DATABASE_URL", url("postgres"));
        var newest = database.ask("SELECT max(version) FROM flyway_schema_history");
        withHistory("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '001'",
                "UPDATE flyway_schema_history SET checksum = checksum - 1 WHERE version = '001'",
                () -> fails("schema", "V001__users.sql was changed after it had been applied", "restore the file"));
        withHistory("UPDATE flyway_schema_history SET success = false WHERE version = '" + newest + "'",
                "UPDATE flyway_schema_history SET success = true WHERE version = '" + newest + "'",
                () -> fails("schema", "failed half-way", "undo what it left"));
        withHistory("ALTER TABLE flyway_schema_history RENAME TO elsewhere", "ALTER TABLE elsewhere RENAME TO flyway_schema_history",
                () -> fails("schema", "V001__users.sql is not applied, and ", "run migrate"));
        withHistory("""
                INSERT INTO flyway_schema_history SELECT 900, '900', 'later', 'SQL', 'V900__later.sql', 1, installed_by, now(), 1, true
                FROM flyway_schema_history WHERE version = '001'
                """, "DELETE FROM flyway_schema_history WHERE version = '900'",
                () -> warns("schema", "V900__later.sql is applied but not in this job", "run the job of the release that has it"));
    }

    @Test
    void aRoleThatMayNotWriteAndATableThatIsGoneAndALongWayAreNamed() {
        environment.put("DATABASE_URL", url("reader"));
        fails("write", "the role of DATABASE_URL may not write event_log", "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES");
        environment.put("DATABASE_URL", url("postgres"));
        withHistory("ALTER TABLE event_log RENAME TO elsewhere", "ALTER TABLE elsewhere RENAME TO event_log",
                () -> fails("write", "relation \"event_log\" does not exist", "see docs/runbook.md for SQLSTATE 42P01"));
        proxy.delay(Duration.ofMillis(40));
        warns("write", "ms a round trip", "run the functions in the database's region");
    }

    @Test
    void tokensThatDoNotOpenAreNamedByTheKeyTheyNeed() throws Exception {
        var old = keyset();
        var sealing = TokenCipher.ofKeyset(old);
        database.execute("INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)"
                + " VALUES ('" + ACCOUNT + "', 'sandbox', 'u', 'u', 'CONNECTED', now())");
        store(sealing.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "hidden-word"));
        try {
            environment.put("TOKEN_KEYSET", old);
            assertThat(finding("tokens")).hasToString("ok    tokens     all 1 rows open");
            environment.put("TOKEN_KEYSET", keyset());
            fails("tokens", "1 of 1 rows do not open, sealed with key [" + sealing.primaryKeyId() + "]", "put that key back into TOKEN_KEYSET");
            environment.put("TOKEN_KEYSET", old);
            store(sealing.seal(ACCOUNT, "production", TokenColumn.ACCESS_TOKEN, "hidden-word"));
            fails("tokens", "1 of 1 rows do not open with the key that sealed them", "connect these accounts again");
            environment.put("TOKEN_KEYSET", "{\"hidden\":\"word\"}");
            fails("tokens", "TOKEN_KEYSET is no Tink keyset as JSON", "set it to the keyset that the functions have");
            environment.remove("TOKEN_KEYSET");
            warns("tokens", "TOKEN_KEYSET is not set, so no row was tried", "set it to what the functions have");
        } finally {
            database.execute("DELETE FROM accounts");
        }
    }

    @Test
    void anEbayThatIsAwayOrFailsOrHasNoAddressIsNamed() throws Exception {
        ebayStatus = 503;
        warns("ebay", "answers 503", "wait for eBay");
        environment.put("EBAY_API_URL", "http://127.0.0.1:" + closedPort());
        fails("ebay", "cannot be reached: ConnectException", "let this network reach http://127.0.0.1");
        environment.put("EBAY_API_URL", "api.ebay.com/x");
        fails("ebay", "EBAY_API_URL is no address", "write it as https:// and a host");
    }

    @Test
    void aSessionThatIsLostOnTheWayIsNamedAndTheRestIsAsked() {
        proxy.cutAt("server_version", true);
        fails("session", "I/O error", "check host, port and network of DATABASE_URL");
        assertThat(diagnose()).extracting(Finding::check).contains("ebay");
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
        var output = new ByteArrayOutputStream();
        new MigrationsFunction(environment).handleRequest(
                new ByteArrayInputStream("{\"command\":\"diagnose\"}".getBytes(StandardCharsets.UTF_8)), output,
                new Invocation(Duration.ofMinutes(1)));
        var lambda = new ObjectMapper().readTree(output.toByteArray());
        assertThat(lambda.path("exit_code").asInt()).isEqualTo(2);
        assertThat(lambda.path("findings").findValuesAsText("fix")).isEqualTo(json.path("findings").findValuesAsText("fix"));
    }

    private int run(String... arguments) {
        said.reset();
        return new MigrationsJob(environment, Scripts.OWN, new PrintStream(said), new PrintStream(new ByteArrayOutputStream())).run(arguments);
    }

    private List<Finding> diagnose() {
        return ((Outcome.Diagnosed) new Diagnose(environment, Scripts.OWN, clock, Progress.silent()).walk()).findings();
    }

    private Finding finding(String check) {
        var findings = diagnose();
        return findings.stream().filter(finding -> finding.check().equals(check)).findFirst()
                .orElseThrow(() -> new AssertionError(check + " was not reached: " + findings));
    }

    private void fails(String check, String figure, String fix) {
        is(Level.FAIL, check, figure, fix);
    }

    private void warns(String check, String figure, String fix) {
        is(Level.WARN, check, figure, fix);
    }

    private void is(Level level, String check, String figure, String fix) {
        var finding = finding(check);
        assertThat(finding.level()).as(finding.toString()).isEqualTo(level);
        assertThat(finding.figure()).contains(figure);
        assertThat(finding.fix()).contains(fix);
    }

    private static void withHistory(String change, String back, Runnable look) {
        database.execute(change);
        try {
            look.run();
        } finally {
            database.execute(back);
        }
    }

    private static void store(byte[] sealed) {
        database.execute("DELETE FROM tokens; INSERT INTO tokens (account_id, access_token, access_expires_at, scopes)"
                + " VALUES ('" + ACCOUNT + "', '\\x" + HexFormat.of().formatHex(sealed) + "', now(), '')");
    }

    /** The embedded server trusts everybody else. */
    private static void askForPasswords() {
        database.execute("""
                CREATE TEMP TABLE hba (line text);
                INSERT INTO hba VALUES ('host all asked all scram-sha-256'), ('host all all all trust'), ('local all all trust');
                DO $$ BEGIN
                  EXECUTE format('COPY hba TO %L', current_setting('hba_file'));
                END $$;
                SELECT pg_reload_conf()""");
        database.await("EXISTS (SELECT FROM pg_hba_file_rules WHERE 'asked' = ANY (user_name))");
    }

    private static String url(String user) {
        return "postgres://" + user + "@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable";
    }

    private static int closedPort() throws Exception {
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return port.getLocalPort();
        }
    }

    private static String keyset() throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }
}
