package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.connect.Sleeper;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitDatabaseTest {

    private final SteppingClock clock = new SteppingClock();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aDatabaseThatIsDownIsTriedSixTimesWithOneLineEach() throws Exception {
        Outcome outcome = migrate("postgres://owner:secret-word@127.0.0.1:" + closedPort() + "/app", clock);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(clock.slept()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            long nominal = 2000L << i;
            assertThat(clock.slept().get(i).toMillis()).isBetween(nominal, nominal + 999);
            assertThat(said.toString())
                    .containsPattern(
                            "(?m)^attempt " + (i + 1) + "/6 failed: .*refused; retrying in " + nominal / 1000 + " s$");
        }
        assertThat(OutcomeText.of(outcome))
                .contains("attempt 6/6 failed: ")
                .contains("start the server there, or correct host and port in MIGRATIONS_URL");
        assertThat(said + OutcomeText.of(outcome)).doesNotContain("secret-word");
    }

    @Test
    void triesAndFirstWaitAreSettings() throws Exception {
        environment.put("MIGRATIONS_RETRIES", "2");
        environment.put("MIGRATIONS_BACKOFF", "PT0.4S");
        migrate("postgres://owner@127.0.0.1:" + closedPort() + "/app", clock);

        assertThat(clock.slept()).hasSize(2);
        assertThat(clock.slept().get(0).toMillis()).isBetween(400L, 500L);
        assertThat(said.toString()).containsPattern("attempt 1/3 failed: .* retrying in 4\\d\\d ms");
    }

    @Test
    void theDeadlineEndsTheWaitingWithThree() throws Exception {
        environment.put("MIGRATIONS_DEADLINE", "PT9S");
        Outcome outcome = migrate("postgres://owner@127.0.0.1:" + closedPort() + "/app", clock);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(clock.slept()).hasSize(2);
        assertThat(OutcomeText.of(outcome)).contains("the deadline of PT9S passed while waiting for the database");
    }

    @Test
    void aDatabaseThatWakesUpIsMigratedOnTheThirdAttempt() {
        TestDatabase database = TestDatabase.fresh();
        TestDatabase control = TestDatabase.fresh();
        control.execute("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
        Outcome outcome = migrate(database.url(), pause -> {
            clock.sleep(pause);
            if (clock.slept().size() == 2) {
                control.execute("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true");
            }
        });

        assertThat(outcome).isInstanceOf(Outcome.Migrated.class);
        assertThat(said.toString()).contains("attempt 2/6 failed: ").doesNotContain("attempt 3/6");
    }

    @Test
    void aPortThatAcceptsAndClosesIsNotBelieved() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> acceptAndClose(port));
            Outcome outcome = migrate("postgres://owner@127.0.0.1:" + port.getLocalPort() + "/app", clock);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(clock.slept()).hasSize(5);
        }
    }

    @Test
    void aWrongPasswordFailsAtOnce() {
        TestDatabase database = TestDatabase.fresh();
        Outcome outcome = migrate(TestDatabase.urlFor("owner", "wrong-password", database.name()), clock);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(clock.slept()).isEmpty();
        assertThat(OutcomeText.of(outcome))
                .contains("password authentication failed for user \"owner\"")
                .contains("correct the user or password in MIGRATIONS_URL")
                .doesNotContain("wrong-password");
    }

    @Test
    void anUnknownDatabaseFailsAtOnce() {
        Outcome outcome = migrate(TestDatabase.urlFor("owner", TestDatabase.PASSWORD, "nowhere"), clock);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(clock.slept()).isEmpty();
        assertThat(OutcomeText.of(outcome))
                .contains("\"nowhere\" does not exist")
                .contains("create that database");
    }

    @Test
    void tlsThatTheServerDoesNotOfferFailsAtOnce() {
        Outcome outcome = migrate(TestDatabase.fresh().url() + "?sslmode=require", clock);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(clock.slept()).isEmpty();
        assertThat(OutcomeText.of(outcome)).contains("does not support SSL").contains("sslmode");
    }

    private Outcome migrate(String url, Sleeper sleeper) {
        environment.put("MIGRATIONS_URL", url);
        return new Job(environment, Scripts.OWN, clock, sleeper, Progress.to(new PrintStream(said)))
                .run(new Command.Migrate());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return port.getLocalPort();
        }
    }

    private static void acceptAndClose(ServerSocket port) {
        try {
            while (true) {
                port.accept().close();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
