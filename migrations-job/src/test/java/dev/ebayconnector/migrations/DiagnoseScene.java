package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Finding.Level;
import dev.ebayconnector.migrations.diagnose.Diagnose;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.testingpostgres.FaultProxy;
import dev.ebayconnector.testingpostgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A job that is told of a database behind a proxy with faults and of an eBay, all healthy until a test changes that. */
abstract class DiagnoseScene {

    static PostgresServer server;
    static FaultProxy proxy;
    static HttpServer ebay;
    static volatile int ebayStatus;

    final Map<String, String> environment = new HashMap<>();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    Clock clock = Clock.systemUTC();

    @BeforeAll
    static void open() throws Exception {
        AeadConfig.register();
        server = PostgresServer.start(20);
        Migrations.migrate(server.url(PostgresServer.DEFAULT_DATABASE));
        execute("CREATE ROLE stranger LOGIN; CREATE ROLE reader LOGIN; CREATE ROLE barred; CREATE ROLE few LOGIN"
                + " CONNECTION LIMIT 0;CREATE ROLE asked LOGIN PASSWORD 'right'; GRANT SELECT ON ALL TABLES IN"
                + " SCHEMA public TO reader");
        proxy = FaultProxy.before(server.port());
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
        server.close();
    }

    @BeforeEach
    void healthySettings() throws Exception {
        ebayStatus = 404;
        environment.put("DATABASE_URL", url("postgres"));
        environment.put("EBAY_API_URL", "http://127.0.0.1:" + ebay.getAddress().getPort());
        environment.put("TOKEN_KEYSET", keyset());
        environment.put("PERSONAL_DATA_KEYSET", keyset());
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    List<Finding> diagnose() {
        return ((Outcome.Diagnosed) new Diagnose(environment, Scripts.OWN, clock, Progress.silent()).run()).findings();
    }

    Finding finding(String check) {
        var findings = diagnose();
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " was not reached: " + findings));
    }

    void fails(String check, String figure, String fix) {
        is(Level.FAIL, check, figure, fix);
    }

    void warns(String check, String figure, String fix) {
        is(Level.WARN, check, figure, fix);
    }

    void is(Level level, String check, String figure, String fix) {
        var finding = finding(check);
        assertThat(finding.level()).as(finding.toString()).isEqualTo(level);
        assertThat(finding.figure()).contains(figure);
        assertThat(finding.fix()).contains(fix);
    }

    static void execute(String sql) {
        server.execute(PostgresServer.DEFAULT_DATABASE, sql);
    }

    static String ask(String sql) {
        return server.ask(PostgresServer.DEFAULT_DATABASE, sql);
    }

    static String url(String user) {
        return "postgres://" + user + "@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable";
    }

    static int closedPort() throws Exception {
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return port.getLocalPort();
        }
    }

    static String keyset() throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }
}
