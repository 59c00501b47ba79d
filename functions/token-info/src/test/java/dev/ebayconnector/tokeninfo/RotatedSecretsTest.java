package dev.ebayconnector.tokeninfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets by reference that are changed while an instance runs: it takes the new ones, and writes none into its log. */
class RotatedSecretsTest {

    private static final String PASSWORD = "/connector/database-password";
    private static final String KEYS = "/connector/session-keys";
    private static final String KEYSET = "/connector/token-keyset";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

    private static PrintStream before;
    private static TestDatabase ownServer;
    private static FakeSecrets aws;
    private static Scene scene;

    @BeforeAll
    static void start() throws IOException {
        before = System.out;
        System.setOut(new PrintStream(LOG, true, StandardCharsets.UTF_8));
        aws = new FakeSecrets();
        scene = new Scene();
        ownServer = TestDatabase.onOwnServer();
    }

    @AfterAll
    static void stop() throws IOException {
        System.setOut(before);
        ownServer.close();
        scene.close();
        aws.close();
    }

    /** A token that another test sealed with its own keyset would make an instance fetch when it starts. */
    @BeforeEach
    void withoutAccounts() {
        scene.clean();
    }

    @Test
    void aChangedPasswordOfTheDatabaseIsTakenByTheRequestThatItWouldHaveFailed() {
        ownServer
                .server()
                .replaceLoginRules(
                        "host all connector_token_info 127.0.0.1/32 scram-sha-256", "host all all 127.0.0.1/32 trust");
        password("the-first-password-of-the-role");
        var function = function(Map.of(
                "DATABASE_URL",
                ownServer.url(),
                "DATABASE_USER",
                "connector_token_info",
                "DATABASE_PASSWORD",
                "ssm:" + PASSWORD));
        var session = TestSession.of("ADMIN");
        assertThat(list(function, session).status()).isEqualTo(200);

        password("the-second-password-of-the-role");
        ownServer.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'connector_token_info'");
        assertThat(list(function, session).status()).isEqualTo(200);
        assertNotLogged("the-first-password-of-the-role", "the-second-password-of-the-role");

        // A password that is wrong everywhere costs one fetch, and the database is said to be unavailable.
        ownServer.execute("ALTER ROLE connector_token_info PASSWORD 'a-third-one-that-is-not-stored'");
        ownServer.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'connector_token_info'");
        assertThat(list(function, session).status()).isEqualTo(503);
        function.close();
    }

    @Test
    void aSessionSignedWithANewKeyIsKnownAtItsFirstRequest() {
        var other = Base64.getEncoder()
                .encodeToString(TestSession.newPair().getPublic().getEncoded());
        aws.put(KEYS, other);
        var function = function(Map.of("SESSION_KEYS", "ssm:" + KEYS));
        aws.put(KEYS, other + "," + TestSession.KEYS);
        assertThat(list(function, TestSession.of("ADMIN")).status()).isEqualTo(200);
        assertThat(list(function, TestSession.of("ADMIN")).status()).isEqualTo(200);
        assertThat(aws.asked(KEYS)).as("at its start, and for the new key").hasSize(2);
        function.close();
    }

    @Test
    void madeUpKeysDoNotMakeTheInstanceAskAgainAndAgain() {
        var name = "/connector/other-session-keys";
        aws.put(
                name,
                Base64.getEncoder()
                        .encodeToString(TestSession.newPair().getPublic().getEncoded()));
        var function = function(Map.of("SESSION_KEYS", "ssm:" + name));
        for (int n = 0; n < 10; n++) {
            assertThat(list(function, TestSession.of("ADMIN")).status()).isEqualTo(401);
        }
        assertThat(aws.asked(name)).as("at its start, and once for ten keys").hasSize(2);
        function.close();
    }

    @Test
    void aTokenSealedWithANewKeyIsOpenedByTheNextRequests() throws Exception {
        var old = TestKeyset.fresh();
        var rotated = TestKeyset.rotated(old);
        aws.put(KEYSET, old);
        var function = function(Map.of("TOKEN_KEYSET", "ssm:" + KEYSET));
        var account = scene.connect("seller-a");
        seal(account, rotated);
        aws.put(KEYSET, rotated);

        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var first = refresh(function, account);
        var answer = first;
        while (answer.status() != 200) {
            assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
            answer = refresh(function, account);
        }
        assertThat(first.status())
                .as("fetched by the failure, and not by its age")
                .isNotEqualTo(200);
        assertNotLogged(keyMaterial(old), keyMaterial(rotated));
        function.close();
    }

    private static TokenInfoFunction function(Map<String, String> changed) {
        var all = new HashMap<>(changed);
        all.putAll(aws.environment());
        return scene.function(all);
    }

    private static void password(String password) {
        ownServer.execute("ALTER ROLE connector_token_info LOGIN PASSWORD '" + password + "'");
        aws.put(PASSWORD, password);
    }

    private static void seal(Account account, String keyset) throws GeneralSecurityException {
        var cipher = TokenCipher.ofKeyset(keyset);
        var sql = new Sql(scene.database.url());
        var environment = EbayEnvironment.SANDBOX.code();
        var grant = scene.ebay.grant(FakeEnvironment.SANDBOX, "seller-a", Scene.SCOPES);
        sql.run(
                "UPDATE tokens SET refresh_token = ?, access_token = ? WHERE account_id = ?",
                cipher.seal(account.id(), environment, TokenColumn.REFRESH_TOKEN, grant.refreshToken()),
                cipher.seal(account.id(), environment, TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                account.id());
    }

    private static HttpAnswer list(TokenInfoFunction function, String session) {
        return LambdaCall.http(function, HttpEvent.get("/api/ebay/token-info").bearer(session));
    }

    private static HttpAnswer refresh(TokenInfoFunction function, Account account) {
        return LambdaCall.http(
                function,
                HttpEvent.of("POST", "/api/ebay/token-info/" + account.id() + "/refresh")
                        .bearer(TestSession.of("ADMIN", scene.user)));
    }

    /** A part of the keyset that is the key itself. */
    private static String keyMaterial(String keyset) {
        return keyset.replaceFirst("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");
    }

    private static void assertNotLogged(String... secrets) {
        assertThat(LOG.toString(StandardCharsets.UTF_8))
                .contains("secrets.renewed")
                .doesNotContain(secrets);
    }
}
