package dev.ebayconnector.migrations.schema;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;

/** Compares the scripts with what the database remembers of them; each problem names the file and the fix. */
final class CheckScripts {

    private final Flyway flyway;

    CheckScripts(Flyway flyway) {
        this.flyway = flyway;
    }

    List<String> problems() {
        MigrationInfo[] all = flyway.info().all();
        return flyway.validateWithResult().invalidMigrations.stream()
                .map(invalid -> problem(invalid, script(invalid, all)))
                .toList();
    }

    private static String script(ValidateOutput invalid, MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(info -> info.getVersion() == null
                        ? info.getDescription().equals(invalid.description)
                        : info.getVersion().getVersion().equals(invalid.version))
                .map(MigrationInfo::getScript)
                .findFirst()
                .orElse(invalid.version + " " + invalid.description);
    }

    private static String problem(ValidateOutput invalid, String script) {
        if (!(invalid.errorDetails.errorCode instanceof CoreErrorCode code)) {
            return script + ": " + invalid.errorDetails.errorMessage;
        }
        return switch (code) {
            case CHECKSUM_MISMATCH ->
                script + " was changed after it had been applied: "
                        + "restore the file and put the change into a new version";
            case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
                script + " is not applied: run migrate, "
                        + "or number it after the newest version if that one is already applied";
            case RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED -> script + " is not applied: run migrate";
            case OUTDATED_REPEATABLE_MIGRATION -> script + " is newer than what is applied: run migrate";
            case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
                script + " is applied but not in this job: " + "run the job of the release that has it";
            case FAILED_VERSIONED_MIGRATION -> failedBefore(script, invalid.version);
            default ->
                script + ": "
                        + String.valueOf(invalid.errorDetails.errorMessage).replace('\n', ' ');
        };
    }

    /** No repair by itself: what a script without a transaction left behind only its author can judge. */
    static String failedBefore(String script, String version) {
        return script + " failed half-way, outside a transaction: undo what it left (such as an invalid index), then "
                + "DELETE FROM flyway_schema_history WHERE version = '" + version + "' AND NOT success, "
                + "and run migrate again";
    }
}
