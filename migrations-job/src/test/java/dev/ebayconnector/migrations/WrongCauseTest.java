package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Finding.Level;
import dev.ebayconnector.migrations.diagnose.Diagnose;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import dev.ebayconnector.testingpostgres.PostgresServer;
import dev.ebayconnector.testingpostgres.TestCertificate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cause for which a login fails gets its own fix, from {@code diagnose} and {@code migrate} alike. */
class WrongCauseTest {

    @TempDir
    static Path directory;

    private static PostgresServer server;
    private static PgBouncer pooler;

    @BeforeAll
    static void open() {
        var certificate = TestCertificate.of(directory, "db.example.com", 30);
        TestCertificate.of(directory, "other.example.com", 30);
        server = PostgresServer.start(Map.of(
                "ssl", "on",
                "ssl_cert_file", certificate.certificate().toString(),
                "ssl_key_file", certificate.key().toString()));
        server.execute("postgres", """
            CREATE ROLE asked LOGIN PASSWORD 'right';
            CREATE ROLE encrypted LOGIN;
            CREATE ROLE stranger LOGIN;
            CREATE ROLE barred;
            CREATE ROLE few LOGIN CONNECTION LIMIT 0\
            """);
        server.execute("postgres", "CREATE DATABASE closed");
        server.execute("postgres", "REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        server.replaceLoginRules(
                "local all all trust",
                "host all postgres all trust",
                "host all barred all trust",
                "host all few all trust",
                "host all missing all trust",
                "host all asked all scram-sha-256",
                "hostssl all encrypted all trust",
                "host closed stranger all trust");
        pooler = PgBouncer.before(
                server.port(),
                PoolMode.SESSION,
                Map.of("postgres", "", "stranger", ""),
                Map.of("databases", "postgres"));
    }

    @AfterAll
    static void close() throws Exception {
        if (pooler != null) {
            pooler.close();
        }
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server | postgres | postgres | sslmode=verify-full&sslrootcert=DIR/none.crt | root certificate        | set sslrootcert in
        server | postgres | postgres | sslmode=verify-full&sslrootcert=DIR/other.example.com.crt | PKIX       | set DATABASE_ROOT_CERT to
        server | postgres | postgres | sslmode=verify-ca&sslrootcert=DIR/other.example.com.crt   | PKIX       | set DATABASE_ROOT_CERT to
        server | postgres | postgres | sslmode=verify-full&sslrootcert=DIR/db.example.com.key    |            | set DATABASE_ROOT_CERT to
        server | postgres | postgres | sslmode=verify-full&sslrootcert=DIR/db.example.com.crt    | could not be verified | name the host in URL as the server's certificate does
        server | encrypted | postgres | sslmode=disable  | no pg_hba.conf entry                                | add sslmode=verify-full to URL
        server | stranger | postgres | sslmode=require   | no pg_hba.conf entry                                | allow this user from this address
        server | barred   | postgres | sslmode=disable   | not permitted to log in                             | ALTER ROLE … LOGIN
        server | missing  | postgres | sslmode=disable   | role "missing" does not exist                       | create that role
        server | asked:wrong | postgres | sslmode=disable | password authentication failed                     | correct the user or password in URL
        server | asked    | postgres | sslmode=disable   | no password was provided                            | put the password into URL
        server | postgres | elsewhere | sslmode=disable  | database "elsewhere" does not exist                 | create that database
        server | stranger | closed   | sslmode=disable   | permission denied for database                      | GRANT CONNECT ON DATABASE
        server | postgres | postgres | sslmode=disable&options=-c%20nothing=1 | unrecognized configuration parameter | remove the parameter
        pooler | postgres | elsewhere | sslmode=disable  | no such database                                    | PgBouncer's [databases]
        pooler | unlisted | postgres | sslmode=disable   | authentication failed                               | correct the user or password in URL
        pooler | postgres | postgres | sslmode=disable&options=-c%20work_mem=1 | unsupported startup parameter | remove that parameter from URL
        pooler | postgres | postgres | sslmode=require   | does not support SSL                                | turn on ssl at the server
        """)
    void aCauseThatDoesNotPassIsNamedWithItsFixAndNotRetried(
            String where, String user, String database, String parameters, String cause, String fix) {
        int port = where.equals("server") ? server.port() : pooler.port();
        var url = "postgres://" + user + "@127.0.0.1:" + port + "/" + database + "?"
                + parameters.replace("DIR", directory.toString());
        diagnoseSays(url, cause, fix);
        migrateSaysTheSameAtOnce(url, cause, fix);
    }

    private static void diagnoseSays(String url, String cause, String fix) {
        var environment = Map.of("DATABASE_URL", url, "EBAY_API_URL", "http://127.0.0.1:1");
        var findings = ((Outcome.Diagnosed)
                        new Diagnose(environment, Scripts.OWN, Clock.systemUTC(), Progress.silent()).run())
                .findings();
        var first = findings.stream().filter(Finding::failed).findFirst().orElseThrow();
        assertThat(first.check()).as(findings.toString()).isIn("login", "tls");
        if (first.check().equals("login")) {
            assertThat(first.level()).isEqualTo(Level.FAIL);
            assertThat(first.figure()).contains(cause == null ? "" : cause);
        }
        assertThat(first.fix()).contains(fix.replace("URL", "DATABASE_URL"));
    }

    private static void migrateSaysTheSameAtOnce(String url, String cause, String fix) {
        var clock = new SteppingClock();
        var outcome = new Job(Map.of("MIGRATIONS_URL", url), Scripts.OWN, clock, clock, Progress.silent())
                .run(new Command.Migrate());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(OutcomeText.of(outcome))
                .contains(cause == null ? "" : cause)
                .contains(fix.replace("URL", "MIGRATIONS_URL"))
                .doesNotContain("wrong");
        assertThat(clock.slept()).isEmpty();
    }
}
