package dev.ebayconnector.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Walks from the settings to the rows, and on each way as far as it goes: what lies behind a failure is not asked. */
final class Diagnose {

    private static final Duration LOGIN_LIMIT = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Scripts scripts;
    private final Clock clock;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();

    Diagnose(Map<String, String> environment, Scripts scripts, Clock clock, Progress progress) {
        this.environment = environment;
        this.scripts = scripts;
        this.clock = clock;
        this.progress = progress;
    }

    Outcome walk() {
        if (found(SettingsCheck.of(environment))) {
            database(Target.in(environment));
        }
        found(EbayReach.of(environment));
        return new Outcome.Diagnosed(List.copyOf(findings));
    }

    private void database(Target target) {
        var network = new NetworkCheck(target);
        for (Supplier<Finding> step : List.<Supplier<Finding>>of(network::dns, network::tcp, network::tls)) {
            if (!found(step.get())) {
                return;
            }
        }
        try (var connection = login(target)) {
            if (connection != null) {
                inside(target, connection);
            }
        } catch (SQLException lost) {
            var failure = ConnectFailure.of(lost, target.key());
            found(Finding.fail("session", failure.cause(), failure.fix()));
        }
    }

    private Connection login(Target target) {
        long start = System.nanoTime();
        try {
            var connection = target.sessions().open(LOGIN_LIMIT);
            Sessions.prove(connection);
            found(Finding.ok(
                    "login", "as " + connection.getMetaData().getUserName() + " in " + millisSince(start) + " ms"));
            return connection;
        } catch (SQLException refused) {
            var failure = ConnectFailure.of(refused, target.key());
            found(Finding.fail("login", failure.cause(), failure.fix()));
            return null;
        }
    }

    private void inside(Target target, Connection connection) throws SQLException {
        found(PoolerCheck.of(target, connection));
        found(ServerCheck.of(connection, environment));
        found(ClockCheck.of(connection, clock));
        if (found(SchemaFinding.of(target, scripts)) && found(RoundTrip.of(target, connection))) {
            found(TokenRows.of(connection, environment));
        }
    }

    /** Whether it is worth to go on. */
    private boolean found(Finding finding) {
        findings.add(finding);
        progress.line(finding.toString());
        return !finding.failed();
    }

    static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
