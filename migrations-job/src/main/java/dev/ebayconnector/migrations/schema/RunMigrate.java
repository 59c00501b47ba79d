package dev.ebayconnector.migrations.schema;

import dev.ebayconnector.migrations.connect.Deadline;
import dev.ebayconnector.migrations.connect.Sleeper;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** Brings the schema to the newest version, alone. */
public final class RunMigrate {

    private final Flyway flyway;
    private final AppliedLog log;
    private final Sleeper sleeper;
    private final Progress progress;

    public RunMigrate(Flyway flyway, AppliedLog log, Sleeper sleeper, Progress progress) {
        this.flyway = flyway;
        this.log = log;
        this.sleeper = sleeper;
        this.progress = progress;
    }

    public Outcome alone(Connection connection, Deadline deadline) throws SQLException, InterruptedException {
        var lock = new JobLock(connection, sleeper, progress);
        if (!lock.takenBefore(deadline)) {
            return new Outcome.DeadlinePassed(deadline.passedWhile("waiting for another migrations job"), List.of());
        }
        try {
            progress.stage("checking the scripts");
            List<String> problems = new CheckScripts(flyway).problems();
            return problems.isEmpty() ? migrate() : new Outcome.Failed(problems, List.of());
        } finally {
            lock.release();
        }
    }

    private Outcome migrate() {
        try {
            flyway.migrate();
        } catch (FlywayMigrateException failed) {
            return new Outcome.Failed(List.of(ScriptFailure.inWords(failed)), log.applied());
        }
        MigrationInfo current = flyway.info().current();
        return new Outcome.Migrated(ReadSchema.version(current), log.applied());
    }
}
