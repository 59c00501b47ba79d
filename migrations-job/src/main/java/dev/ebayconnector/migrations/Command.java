package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.Role;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** What the job can be told to do. */
sealed interface Command permits Command.OnDatabase, Command.Diagnose {

    /** As on the command line: the type's own name, its words joined by hyphens. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Needs valid settings and a database that answers. */
    sealed interface OnDatabase extends Command {}

    /** Needs neither: it is there to say what is wrong with them. */
    record Diagnose() implements Command {}

    record Migrate() implements OnDatabase {}

    record Info() implements OnDatabase {}

    record Validate() implements OnDatabase {}

    record Grants() implements OnDatabase {}

    record RotateKeys() implements OnDatabase {}

    /** @param dryRun only counts */
    record Seal(boolean dryRun) implements OnDatabase {}

    /** Exactly one of the first three. */
    record Erase(String buyer, UUID account, boolean replay, String environment, boolean execute)
            implements OnDatabase {

        /** Names no buyer. */
        @Override
        public String toString() {
            return "Erase[***]";
        }
    }

    /** Writes receipts, requests and tombstones to a file. */
    record ExportErasures(Path file) implements OnDatabase {}

    /** Reads what {@link ExportErasures} wrote, after a restore. */
    record ImportErasures(Path file, boolean execute) implements OnDatabase {}

    record RotateDataKeys() implements OnDatabase {}

    /** @param environment null for both */
    record TokenInfo(String environment, int limit) implements OnDatabase {}

    record CreateAdmin(Role role) implements OnDatabase {}
}
