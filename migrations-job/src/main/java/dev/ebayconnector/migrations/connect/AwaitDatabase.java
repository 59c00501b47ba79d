package dev.ebayconnector.migrations.connect;

import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.postgres.ConnectFailure;
import java.sql.Connection;
import java.sql.SQLException;

/** Connects while the database starts; only an answered query counts. */
public final class AwaitDatabase {

    private final Sessions sessions;
    private final BackOff backOff;
    private final int attempts;
    private final Sleeper sleeper;
    private final Progress progress;

    public AwaitDatabase(Sessions sessions, BackOff backOff, int retries, Sleeper sleeper, Progress progress) {
        this.sessions = sessions;
        this.backOff = backOff;
        this.attempts = retries + 1;
        this.sleeper = sleeper;
        this.progress = progress;
    }

    public Awaited until(Deadline deadline) throws InterruptedException {
        progress.stage("waiting for the database");
        for (int attempt = 1; ; attempt++) {
            try {
                return new Awaited.Ready(open(deadline));
            } catch (SQLException failed) {
                ConnectFailure failure = ConnectFailure.of(failed, "MIGRATIONS_URL");
                String said = "attempt " + attempt + "/" + attempts + " failed: " + failure.cause();
                if (failure.permanent() || attempt >= attempts) {
                    return new Awaited.Unreachable(said + "; " + failure.fix());
                }
                var wait = backOff.waitAfter(attempt);
                if (!deadline.allows(wait)) {
                    return new Awaited.TooLate(said + "; " + deadline.passedWhile("waiting for the database"));
                }
                progress.line(said + "; retrying in " + BackOff.inWords(wait));
                sleeper.sleep(wait);
            }
        }
    }

    private Connection open(Deadline deadline) throws SQLException {
        Connection connection = sessions.open(deadline.remaining());
        try {
            Sessions.prove(connection);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
