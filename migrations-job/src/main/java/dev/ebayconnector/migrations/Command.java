package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.Role;
import java.util.Locale;

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

    record RotateKeys() implements OnDatabase {}

    /** @param dryRun only counts */
    record Seal(boolean dryRun) implements OnDatabase {}

    record RotateDataKeys() implements OnDatabase {}

    /** @param environment null for both */
    record TokenInfo(String environment, int limit) implements OnDatabase {}

    record CreateAdmin(Role role) implements OnDatabase {}
}
