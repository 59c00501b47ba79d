package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.AlertsCheck;
import dev.ebayconnector.diagnosis.ClockCheck;
import dev.ebayconnector.diagnosis.ErasuresCheck;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.QueueCheck;
import dev.ebayconnector.diagnosis.QuotaCheck;
import dev.ebayconnector.diagnosis.SchedulesCheck;
import dev.ebayconnector.diagnosis.ServerCheck;
import dev.ebayconnector.migrations.connect.Sessions;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.postgres.ConnectFailure;
import dev.ebayconnector.postgres.DatabaseFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Checks every step from the settings to the stored rows, and eBay; steps behind a failed one are left out. */
public final class Diagnose {

    private final Map<String, String> environment;
    private final Scripts scripts;
    private final Clock clock;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();

    public Diagnose(Map<String, String> environment, Scripts scripts, Clock clock, Progress progress) {
        this.environment = environment;
        this.scripts = scripts;
        this.clock = clock;
        this.progress = progress;
    }

    public Outcome run() {
        return run(List.of());
    }

    /** @param unread settings whose secrets could not be fetched, a sentence each; they are not in the environment */
    public Outcome run(List<String> unread) {
        unread.forEach(problem -> found(SettingsCheck.unread(problem)));
        if (found(SettingsCheck.of(environment))) {
            database(Target.in(environment));
        }
        found(EbayReach.of(environment));
        EndpointCheck.of(environment).ifPresent(this::found);
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
        } catch (SQLException failed) {
            found(session(failed, target));
        }
    }

    private static Finding session(SQLException failed, Target target) {
        var failure = ConnectFailure.of(failed, target.key());
        return Finding.fail(
                "session",
                failure.cause(),
                DatabaseFailure.isUnavailable(failed)
                        ? failure.fix()
                        : "see docs/runbook.md for SQLSTATE " + failed.getSQLState());
    }

    private Connection login(Target target) {
        long start = System.nanoTime();
        try {
            var connection = target.connections().getConnection();
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
        found(ServerCheck.of(
                connection, environment.getOrDefault(ServerCheck.LIMIT, "").strip()));
        found(ClockCheck.of(connection, clock));
        found(StorageCheck.of(connection, environment));
        if (found(SchemaFinding.of(target, connection, scripts))
                && found(GrantsCheck.of(target, connection, environment))
                && found(RoundTrip.of(connection))) {
            found(TokenRows.of(connection, environment));
            PersonalRows.of(connection, environment).forEach(this::found);
            found(NoticesCheck.of(connection, environment));
            found(ErasuresCheck.of(connection));
            found(QueueCheck.of(connection));
            found(SchedulesCheck.of(connection));
            found(QuotaCheck.of(connection));
            found(AlertsCheck.of(connection));
        }
    }

    /** Whether the next step can be checked. */
    private boolean found(Finding finding) {
        findings.add(finding);
        progress.line(finding.toString());
        return !finding.failed();
    }

    public static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
