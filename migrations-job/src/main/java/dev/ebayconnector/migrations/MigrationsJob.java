package dev.ebayconnector.migrations;

import dev.ebayconnector.logging.LogOutput;
import dev.ebayconnector.migrations.operate.EbayWhere;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.vault.NewKeyset;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        LogOutput.toStandardError();
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
                    "Makes a database role for each function, with the rights that it needs and no others. migrate"
                            + " does it too with MIGRATIONS_ROLES=true.")
    int grants(@Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.Grants(), json);
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
            description =
                    "Stores the user ADMIN_EMAIL with ADMIN_PASSWORD, or updates both password and role and takes the"
                            + " second factors.")
    int createAdmin(
            @Option(names = "--role", defaultValue = "ADMIN", description = "ADMIN (default) or VIEWER.") Role role,
            @Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        return run(new Command.CreateAdmin(role), json);
    }

    @CommandLine.Command(
            name = "new-keyset",
            description =
                    "Prints a new keyset for TOKEN_KEYSET or PERSONAL_DATA_KEYSET. It is a secret: send it to a file"
                            + " that only you can read. Needs no settings.")
    int newKeyset() {
        out.println(NewKeyset.json());
        out.flush();
        return 0;
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
            description =
                    "Erases a person from all tables and prints the receipt. Without --execute it counts the rows and"
                            + " changes nothing. Can be stopped and run again. --export and --import carry receipts"
                            + " and tombstones over the restore of a backup.")
    int erase(
            @ArgGroup(multiplicity = "1") ErasedPerson person,
            @Option(
                            names = "--environment",
                            defaultValue = "production",
                            description = "Of a buyer: production (default) or sandbox.")
                    EbayWhere environment,
            @Option(names = "--execute", description = "Erase.") boolean execute,
            @Option(names = "--json", description = "Print the result as one line of JSON.") boolean json) {
        if (person.export != null) {
            return run(new Command.ExportErasures(person.export), json);
        }
        if (person.taken != null) {
            return run(new Command.ImportErasures(person.taken, execute), json);
        }
        var buyer = person.buyer == null ? null : person.buyer.equals("-") ? firstLine() : person.buyer;
        if (buyer != null && buyer.isBlank()) {
            throw new ParameterException(
                    new CommandLine(this), "the buyer is blank: give a user name, a user id or an EIAS token");
        }
        return run(new Command.Erase(buyer, person.account, person.replay, environment.name(), execute), json);
    }

    /** So that the person is named neither in the shell's history nor in a list of processes. */
    private static String firstLine() {
        var lines = new Scanner(System.in, StandardCharsets.UTF_8);
        return lines.hasNextLine() ? lines.nextLine() : "";
    }

    /** Who is erased, or what is done about those who were; exactly one of these. */
    static final class ErasedPerson {
        @Option(
                names = "--buyer",
                description = "User name, user id or EIAS token; - reads it from the standard input.")
        private String buyer;

        @Option(names = "--account", description = "Id of a seller's account.")
        private UUID account;

        @Option(
                names = "--replay",
                description = "Every person who was erased: after a backup was restored that is older.")
        private boolean replay;

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "Write receipts, requests and tombstones to a file, without personal data: daily.")
        private Path export;

        @Option(
                names = "--import",
                paramLabel = "FILE",
                description = "Take them from that file: after a restore, before --replay.")
        private Path taken;
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
