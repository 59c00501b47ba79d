package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.operate.EbayWhere;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.schema.Scripts;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done or nothing to do, 1 failed, 2 bad settings or usage, 3 deadline. */
@CommandLine.Command(
        name = "migrations-job",
        synopsisSubcommandLabel = "COMMAND",
        description = "Changes and checks the schema of the database at MIGRATIONS_URL.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or nothing to do", "1:failed", "2:bad settings or usage", "3:the deadline passed"})
public final class MigrationsJob {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    private boolean help;

    private final Map<String, String> environment;
    private final Scripts scripts;
    private final PrintStream out;
    private final PrintStream err;

    MigrationsJob(Map<String, String> environment, Scripts scripts, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.scripts = scripts;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new MigrationsJob(System.getenv(), Scripts.OWN, System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        return new CommandLine(this).execute(arguments);
    }

    @CommandLine.Command(description = "Waits for the database and applies the versions that are missing.")
    int migrate(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Migrate(), json);
    }

    @CommandLine.Command(description = "Lists all versions and their state. Changes nothing.")
    int info(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Info(), json);
    }

    @CommandLine.Command(description = "Checks that the schema is what the scripts say. Changes nothing.")
    int validate(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Validate(), json);
    }

    @CommandLine.Command(
            description =
                    "Checks every step from the settings to the stored rows and says how to fix what fails. Changes"
                            + " nothing.",
            exitCodeList = {"0:all is well", "1:a warning", "2:a failure"})
    int diagnose(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Diagnose(), json);
    }

    @CommandLine.Command(
            name = "create-admin",
            description = "Stores the user ADMIN_EMAIL with ADMIN_PASSWORD, or updates both password and role.")
    int createAdmin(
            @Option(names = "--role", defaultValue = "ADMIN", description = "ADMIN (default) or VIEWER.") Role role,
            @Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.CreateAdmin(role), json);
    }

    @CommandLine.Command(
            name = "rotate-keys",
            description = "Encrypts every token again with the primary key of TOKEN_KEYSET, while the functions run. "
                    + "Can be stopped and run again.")
    int rotateKeys(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.RotateKeys(), json);
    }

    @CommandLine.Command(
            name = "rotate-data-keys",
            description =
                    "Encrypts the keys of personal data again with the primary key of PERSONAL_DATA_KEYSET, while the"
                            + " functions run. Can be stopped and run again.")
    int rotateDataKeys(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.RotateDataKeys(), json);
    }

    @CommandLine.Command(
            description =
                    "Seals the personal data of rows that an earlier release stored, while the functions run. Can be"
                            + " stopped and run again.")
    int seal(
            @Option(names = "--dry-run", description = "Count the rows and change nothing.") boolean dryRun,
            @Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Seal(dryRun), json);
    }

    @CommandLine.Command(
            name = "token-info",
            description =
                    "Lists accounts, expiry times and fingerprints of the tokens, never a token. Changes nothing.")
    int tokenInfo(
            @Option(names = "--environment", description = "production or sandbox; both without it.")
                    EbayWhere environment,
            @Option(names = "--limit", defaultValue = "100", description = "How many to list, newest first (100).")
                    int limit,
            @Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.TokenInfo(environment == null ? null : environment.name(), limit), json);
    }

    /** With --json the one line of JSON has standard output to itself. */
    private int run(Command command, boolean json) {
        Progress progress = Progress.to(json ? err : out);
        Outcome outcome = new Job(environment, scripts, Clock.systemUTC(), Thread::sleep, progress).run(command);
        PrintStream target = json || outcome.exitCode() == 0 ? out : err;
        target.println(json ? OutcomeJson.of(command.name(), outcome) : OutcomeText.of(outcome));
        target.flush();
        return outcome.exitCode();
    }
}
