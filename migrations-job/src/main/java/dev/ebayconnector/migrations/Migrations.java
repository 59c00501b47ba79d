package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.Scripts;
import java.time.Clock;
import java.util.Map;

/** What {@code migrate} and {@code grants} do, for other modules' tests; prints nothing. */
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
        Outcome outcome = run(url, new Command.Migrate());
        if (outcome instanceof Outcome.Migrated migrated) {
            return migrated.schemaVersion();
        }
        throw new IllegalStateException(OutcomeText.of(outcome));
    }

    /**
     * Makes the functions' roles, as {@code grants} does.
     *
     * @throws IllegalStateException saying why, if it could not
     */
    public static void grant(String url) {
        Outcome outcome = run(url, new Command.Grants());
        if (!(outcome instanceof Outcome.Granted)) {
            throw new IllegalStateException(OutcomeText.of(outcome));
        }
    }

    private static Outcome run(String url, Command command) {
        return new Job(Map.of("MIGRATIONS_URL", url), Scripts.OWN, Clock.systemUTC(), Thread::sleep, Progress.silent())
                .run(command);
    }
}
