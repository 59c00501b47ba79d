package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.ConnectionLimits;
import dev.ebayconnector.postgres.ConnectionSource;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import dev.ebayconnector.testingpostgres.PostgresServer;
import dev.ebayconnector.testingpostgres.TestAuthority;
import dev.ebayconnector.testingpostgres.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In production a function starts only if the database's server proves by its certificate that it is the right one. */
class ServerProofTest {

    private static final String HOST = "primary.database.test";
    private static final String FIX_ROOT = "set DATABASE_ROOT_CERT to the certificate of the authority that signed";

    @TempDir
    static Path directory;

    private static PostgresServer server;
    private static TestAuthority ours;
    private static TestAuthority others;
    private static TestCertificate right;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void open() {
        server = PostgresServer.start(Map.of());
        ours = TestAuthority.of(directory, "ours");
        others = TestAuthority.of(directory, "others");
        right = ours.signs(HOST);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @BeforeEach
    void inProduction() {
        environment.put("CONNECTOR_ENVIRONMENT", "production");
        environment.put("DATABASE_URL", url(server.port(), ""));
        environment.put("DATABASE_ROOT_CERT", ours.certificate().toString());
    }

    @Test
    void theRightCertificateIsAcceptedAndTheConnectionIsEncrypted() throws Exception {
        server.offerTls(right);
        assertThat(isEncrypted(read())).isTrue();
        environment.put("DATABASE_URL", url(server.port(), "?sslmode=verify-full"));
        assertThat(isEncrypted(read())).isTrue();
        environment.remove("DATABASE_ROOT_CERT");
        environment.put("DATABASE_URL", url(server.port(), "?sslrootcert=" + ours.certificate()));
        assertThat(isEncrypted(read())).isTrue();
    }

    @Test
    void theRootIsAFileOrPemTextWithLineEndsOfEitherKind() throws Exception {
        server.offerTls(right);
        var pem = Files.readString(others.certificate()) + Files.readString(ours.certificate());
        environment.put("DATABASE_ROOT_CERT", pem);
        assertThat(isEncrypted(read())).isTrue();
        environment.put("DATABASE_ROOT_CERT", pem.replace("\n", "\\n"));
        assertThat(isEncrypted(read())).isTrue();
    }

    @Test
    void anotherCertificateIsRefusedAndTheSentenceNamesTheFix() {
        server.offerTls(others.signs(HOST));
        assertThat(refusal())
                .startsWith("DATABASE_URL leads to a server that does not prove")
                .contains(FIX_ROOT);
        server.offerTls(TestCertificate.of(directory, HOST, 30));
        assertThat(refusal()).contains(FIX_ROOT);
        environment.remove("DATABASE_ROOT_CERT");
        server.offerTls(right);
        assertThat(refusal()).contains(FIX_ROOT);
    }

    @Test
    void anExpiredCertificateIsRefusedAndTheSentenceNamesTheFix() {
        server.offerTls(ours.signedLongAgo(HOST));
        assertThat(refusal()).contains("renew the server's certificate, or set the clock");
    }

    @Test
    void aServerWithoutTlsIsRefusedAndTheSentenceNamesTheFix() {
        server.refuseTls();
        assertThat(refusal()).contains("does not support SSL").contains("turn on ssl at the server");
    }

    @Test
    void aCertificateForAnotherNameIsRefusedUnlessTheNameIsGiven() throws Exception {
        server.offerTls(ours.signs("another.database.test"));
        assertThat(refusal()).contains("name the host in DATABASE_URL as the server's certificate does");
        environment.put("DATABASE_CERT_NAME", "another.database.test");
        assertThat(isEncrypted(read())).isTrue();
        environment.put("DATABASE_CERT_NAME", "third.database.test");
        assertThat(refusal()).contains("could not be verified");
        environment.remove("DATABASE_ROOT_CERT");
        assertThat(refusal()).startsWith("DATABASE_CERT_NAME is set without DATABASE_ROOT_CERT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca"})
    void aWeakerModeIsRefused(String mode) {
        environment.put("DATABASE_URL", url(server.port(), "?sslmode=" + mode));
        assertThat(refusal())
                .startsWith("DATABASE_URL asks for sslmode=" + mode)
                .endsWith("write sslmode=verify-full, or leave sslmode out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ?sslfactory=org.postgresql.ssl.NonValidatingFactory  | DATABASE_URL has sslfactory
        ?sslhostnameverifier=any.Verifier                    | DATABASE_URL has sslhostnameverifier
        ?gssEncMode=require                                  | DATABASE_URL has gssEncMode
        ?sslrootcert=/elsewhere.crt                          | DATABASE_URL has sslrootcert, and DATABASE_ROOT_CERT is set
        """)
    void aWayRoundTheCheckIsRefused(String parameters, String problem) {
        server.offerTls(right);
        environment.put("DATABASE_URL", url(server.port(), parameters));
        assertThat(refusal()).startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /nowhere/root.crt                                                        | is neither certificates in PEM nor a file
        -----BEGIN CERTIFICATE-----\\nhidden\\n-----END CERTIFICATE-----         | holds no readable certificate
        """)
    void aRootThatIsNoneIsRefused(String root, String problem) {
        environment.put("DATABASE_ROOT_CERT", root);
        assertThat(refusal()).startsWith("DATABASE_ROOT_CERT " + problem).doesNotContain("hidden");
        environment.remove("DATABASE_ROOT_CERT");
        environment.put("DATABASE_URL", url(server.port(), "?sslrootcert=/nowhere/root.crt"));
        assertThat(refusal()).startsWith("DATABASE_URL has an sslrootcert that is neither");
    }

    @Test
    void anExpiredRootIsRefused() {
        environment.put(
                "DATABASE_ROOT_CERT",
                TestCertificate.of(directory, "expired", -10).certificate().toString());
        assertThat(refusal()).startsWith("DATABASE_ROOT_CERT holds no certificate that is valid today");
    }

    @Test
    void aServerThatIsAwayDoesNotKeepTheFunctionFromStarting() {
        environment.put("DATABASE_URL", url(1, ""));
        assertThat(read().url().tlsMode()).isEqualTo("verify-full");
    }

    @Test
    void aPoolerIsCheckedLikeAServer() throws Exception {
        try (var _ = pooler(right)) {
            assertThat(read().url().transactionPooler()).isTrue();
        }
        try (var _ = pooler(others.signs(HOST))) {
            assertThat(refusal()).contains(FIX_ROOT);
        }
    }

    @Test
    void onOneMachineTheCheckIsMadeOnlyIfARootIsGiven() {
        server.refuseTls();
        environment.put("CONNECTOR_ENVIRONMENT", "local");
        assertThat(refusal()).contains("turn on ssl at the server");
        environment.remove("DATABASE_ROOT_CERT");
        assertThat(read().url().tlsMode()).isEmpty();
    }

    /** The connection from the pooler to the server is plain here; the one to the pooler is what is checked. */
    private PgBouncer pooler(TestCertificate certificate) {
        var pooler = PgBouncer.before(
                server.port(),
                PoolMode.TRANSACTION,
                Map.of("postgres", ""),
                Map.of(
                        "client_tls_sslmode", "require",
                        "client_tls_cert_file", certificate.certificate().toString(),
                        "client_tls_key_file", certificate.key().toString()));
        environment.put("DATABASE_URL", url(pooler.port(), "?pgbouncer=true"));
        return pooler;
    }

    private static String url(int port, String parameters) {
        return "postgres://postgres:hidden-word@" + HOST + ":" + port + "/postgres" + parameters;
    }

    private DatabaseSettings read() {
        return (DatabaseSettings)
                Settings.read(environment, settings -> DatabaseSettings.read(settings, "connector-test"))[0];
    }

    private String refusal() {
        var problems = catchThrowableOfType(InvalidSettings.class, this::read).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).doesNotContain("hidden-word", "\n");
        return problems.getFirst();
    }

    private static boolean isEncrypted(DatabaseSettings settings) throws Exception {
        var source = new ConnectionSource(settings.url(), ConnectionLimits.OF_FUNCTIONS, "test");
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)");
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
