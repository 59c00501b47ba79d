package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.migrations.diagnose.Diagnose;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.testingpostgres.PostgresServer;
import dev.ebayconnector.testingpostgres.TestAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job changes a database on another machine only if its server proves by its certificate who it is. */
class ProvenServerTest {

    private static final String HOST = "primary.database.test";

    @TempDir
    static Path directory;

    private static PostgresServer server;
    private static TestAuthority ours;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void open() {
        server = PostgresServer.start(Map.of());
        ours = TestAuthority.of(directory, "ours");
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @Test
    void theRightCertificateIsAcceptedAndDiagnoseSaysSo() {
        server.offerTls(ours.signs(HOST));
        environment.put("DATABASE_ROOT_CERT", ours.certificate().toString());
        assertThat(migrate("")).isEqualTo("0 ");
        assertThat(tls("")).hasToString("ok    tls        offered (sslmode=verify-full)");
    }

    @Test
    void anotherOrAnExpiredOneOrNoneIsRefusedAndNothingIsRetried() {
        environment.put("DATABASE_ROOT_CERT", ours.certificate().toString());
        server.offerTls(TestAuthority.of(directory, "others").signs(HOST));
        assertThat(migrate("")).startsWith("1 ").contains("attempt 1/6", "set DATABASE_ROOT_CERT to the certificate");
        server.offerTls(ours.signedLongAgo(HOST));
        assertThat(migrate("")).startsWith("1 ").contains("attempt 1/6", "renew the server's certificate");
        server.refuseTls();
        assertThat(migrate("")).startsWith("1 ").contains("attempt 1/6", "turn on ssl at the server");
        assertThat(tls("").fix()).startsWith("turn on ssl at the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "prefer", "require", "verify-ca"})
    void aWeakerModeIsABadSetting(String mode) {
        assertThat(migrate("?sslmode=" + mode))
                .startsWith("2 bad settings: MIGRATIONS_URL asks for sslmode=" + mode)
                .contains("write sslmode=verify-full");
        assertThat(findings("?sslmode=" + mode).getFirst())
                .extracting(Finding::failed, Finding::fix)
                .containsExactly(true, "write sslmode=verify-full, or leave sslmode out");
    }

    @Test
    void aRootThatCannotBeReadIsABadSetting() {
        environment.put("DATABASE_ROOT_CERT", "/nowhere/root.crt");
        assertThat(migrate("")).startsWith("2 bad settings: DATABASE_ROOT_CERT is neither certificates in PEM");
    }

    @Test
    void whoSaysLocalOrConnectsToTheSameMachineNeedsNone() {
        server.refuseTls();
        environment.put("CONNECTOR_ENVIRONMENT", "local");
        assertThat(migrate("")).isEqualTo("0 ");
        environment.remove("CONNECTOR_ENVIRONMENT");
        assertThat(migrate("")).startsWith("1 ");
        var console = Console.on("postgres://postgres@127.0.0.1:" + server.port() + "/postgres");
        assertThat(console.run("migrate")).as(console.said()).isZero();
    }

    private String migrate(String parameters) {
        var console = Console.on(url(parameters));
        environment.forEach(console::with);
        int code = console.run("migrate");
        return code + " " + console.err();
    }

    private Finding tls(String parameters) {
        return findings(parameters).stream()
                .filter(finding -> finding.check().equals("tls"))
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> findings(String parameters) {
        var all = new HashMap<>(environment);
        all.put("DATABASE_URL", url(parameters));
        all.put("EBAY_API_URL", "http://127.0.0.1:1");
        return ((Outcome.Diagnosed) new Diagnose(all, Scripts.OWN, Clock.systemUTC(), Progress.silent()).run())
                .findings();
    }

    private static String url(String parameters) {
        return "postgres://postgres@" + HOST + ":" + server.port() + "/postgres" + parameters;
    }
}
