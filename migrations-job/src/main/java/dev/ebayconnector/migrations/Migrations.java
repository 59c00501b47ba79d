package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import java.time.Clock;
import java.util.Map;

/** What {@code migrate} does, for other modules' tests; prints nothing. */
public final class Migrations {

    private Migrations() {}

    /**
     * Brings the database to the newest version.
     *
     * @param url either URL form, with user and password
     * @return the schema's version afterwards
     * @throws IllegalStateException saying why, if it could not
     */
    public static String migrate(String url) {
        Job job = new Job(
                Map.of("MIGRATIONS_URL", url), Scripts.OWN, Clock.systemUTC(), Thread::sleep, Progress.silent());
        Outcome outcome = job.run(new Command.Migrate());
        if (outcome instanceof Outcome.Migrated migrated) {
            return migrated.schemaVersion();
        }
        throw new IllegalStateException(OutcomeText.of(outcome));
    }
}
