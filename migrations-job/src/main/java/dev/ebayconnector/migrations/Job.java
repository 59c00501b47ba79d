package dev.ebayconnector.migrations;

import com.zaxxer.hikari.HikariDataSource;
import dev.ebayconnector.migrations.connect.AwaitDatabase;
import dev.ebayconnector.migrations.connect.Awaited;
import dev.ebayconnector.migrations.connect.BackOff;
import dev.ebayconnector.migrations.connect.Deadline;
import dev.ebayconnector.migrations.connect.MigrationsSettings;
import dev.ebayconnector.migrations.connect.PoolerProbe;
import dev.ebayconnector.migrations.connect.Sessions;
import dev.ebayconnector.migrations.connect.Sleeper;
import dev.ebayconnector.migrations.diagnose.Diagnose;
import dev.ebayconnector.migrations.operate.Admin;
import dev.ebayconnector.migrations.operate.ErasePerson;
import dev.ebayconnector.migrations.operate.ErasureCopies;
import dev.ebayconnector.migrations.operate.ListTokens;
import dev.ebayconnector.migrations.operate.PersonalKeys;
import dev.ebayconnector.migrations.operate.RewrapDataKeys;
import dev.ebayconnector.migrations.operate.RotateKeys;
import dev.ebayconnector.migrations.operate.SealRows;
import dev.ebayconnector.migrations.operate.StoreAdmin;
import dev.ebayconnector.migrations.operate.TokenKeys;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.rights.GrantRoles;
import dev.ebayconnector.migrations.rights.RightsMap;
import dev.ebayconnector.migrations.rights.RoleSettings;
import dev.ebayconnector.migrations.schema.AppliedLog;
import dev.ebayconnector.migrations.schema.JobLock;
import dev.ebayconnector.migrations.schema.ReadSchema;
import dev.ebayconnector.migrations.schema.RunMigrate;
import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Runs one command: settings, then the database, then the work, all within the deadline. */
public final class Job {

    private static final String TRANSACTION_POOLER =
            "MIGRATIONS_URL points at a connection pooler in transaction mode, which breaks the lock that keeps two"
                + " jobs apart: set it to the database's direct URL (its own host, usually port 5432) or to a pooler"
                + " in session mode; nothing was changed";

    private final Map<String, String> environment;
    private final Scripts scripts;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Progress progress;

    Job(Map<String, String> environment, Scripts scripts, Clock clock, Sleeper sleeper, Progress progress) {
        this.environment = environment;
        this.scripts = scripts;
        this.clock = clock;
        this.sleeper = sleeper;
        this.progress = progress;
    }

    Outcome run(Command command) {
        return run(command, Duration.ofDays(1));
    }

    /**
     * Fetches the secrets that settings name, then runs the command with them.
     *
     * @param limit what the caller has left; the shorter of it and the settings' own deadline counts
     */
    Outcome run(Command command, Duration limit) {
        long start = System.nanoTime();
        var secrets = NamedSecrets.fetch(environment);
        return switch (command) {
            case Command.Diagnose() ->
                new Diagnose(secrets.settings(), scripts, clock, progress).run(secrets.problems());
            case Command.OnDatabase _ when !secrets.problems().isEmpty() -> new Outcome.BadSettings(secrets.problems());
            case Command.OnDatabase onDatabase ->
                new Job(secrets.settings(), scripts, clock, sleeper, progress)
                        .withSettings(onDatabase, left(limit, start));
        };
    }

    /** What the fetch of the secrets has left of it. */
    private static Duration left(Duration limit, long start) {
        var left = limit.minusNanos(System.nanoTime() - start);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private Outcome withSettings(Command.OnDatabase command, Duration limit) {
        return switch (ReadSettings.from(environment, command)) {
            case SettingsReading.Invalid(List<String> problems) -> new Outcome.BadSettings(problems);
            case SettingsReading.Valid(MigrationsSettings settings) -> within(settings.within(limit), command);
        };
    }

    private Outcome within(MigrationsSettings settings, Command.OnDatabase command) {
        Sessions sessions = new Sessions(settings);
        Deadline deadline = Deadline.in(settings.deadline(), clock);
        AppliedLog log = new AppliedLog(progress, clock);
        return new Bounded(deadline, progress, log, sessions)
                .run(() -> connectAndWork(settings, sessions, deadline, log, command));
    }

    private Outcome connectAndWork(
            MigrationsSettings settings,
            Sessions sessions,
            Deadline deadline,
            AppliedLog log,
            Command.OnDatabase command)
            throws SQLException, InterruptedException {
        progress.line(command.name() + " on " + settings.url());
        BackOff backOff = new BackOff(settings.backOff(), new SecureRandom());
        var awaited = new AwaitDatabase(sessions, backOff, settings.retries(), sleeper, progress).until(deadline);
        return switch (awaited) {
            case Awaited.Unreachable(String problem) -> new Outcome.Failed(problem);
            case Awaited.TooLate(String problem) -> new Outcome.DeadlinePassed(problem, List.of());
            case Awaited.Ready(Connection connection) -> {
                try (connection) {
                    yield work(command, connection, sessions, deadline, log);
                }
            }
        };
    }

    private Outcome work(
            Command.OnDatabase command, Connection connection, Sessions sessions, Deadline deadline, AppliedLog log)
            throws SQLException, InterruptedException {
        try {
            return switch (command) {
                case Command.Migrate() -> migrate(connection, sessions, deadline, log);
                case Command.Info() -> new ReadSchema(scripts.forReading(sessions.forReading())).list();
                case Command.Validate() -> new ReadSchema(scripts.forReading(sessions.forReading())).validate();
                case Command.Grants() -> grants(connection, deadline);
                case Command.RotateKeys() -> new RotateKeys(connection, TokenKeys.from(environment), progress).run();
                case Command.Erase erase -> erase(erase, connection, deadline);
                case Command.ExportErasures(Path file) -> copies(connection).export(file, clock.instant());
                case Command.ImportErasures(Path file, boolean execute) ->
                    copies(connection).take(file, execute);
                case Command.RotateDataKeys() -> new RewrapDataKeys(connection, PersonalKeys.from(environment)).run();
                case Command.Seal(boolean dryRun) ->
                    new SealRows(connection, new PersonalDataKeys(PersonalKeys.from(environment)), clock, progress)
                            .run(dryRun);
                case Command.TokenInfo(String where, int limit) ->
                    new ListTokens(connection).list(where, limit, clock.instant());
                case Command.CreateAdmin(Role role) -> new StoreAdmin(connection).store(Admin.from(environment, role));
            };
        } catch (FlywayException failed) {
            return new Outcome.Failed(List.of(inWords(failed)), log.applied());
        } catch (KeysetNotUnwrapped shut) {
            return new Outcome.Failed(TokenKeys.inWords(shut));
        }
    }

    private ErasureCopies copies(Connection connection) throws KeysetNotUnwrapped {
        return new ErasureCopies(connection, new PersonalDataKeys(PersonalKeys.from(environment)));
    }

    private Outcome erase(Command.Erase command, Connection connection, Deadline deadline)
            throws SQLException, KeysetNotUnwrapped {
        var job = new ErasePerson(connection, new PersonalDataKeys(PersonalKeys.from(environment)), clock, progress);
        var until = clock.instant().plus(deadline.remaining());
        if (command.replay()) {
            return job.replay(until, command.execute());
        }
        return command.account() == null
                ? job.buyer(command.buyer(), command.environment(), until, command.execute())
                : job.account(command.account(), until, command.execute());
    }

    private Outcome migrate(Connection connection, Sessions sessions, Deadline deadline, AppliedLog log)
            throws SQLException, InterruptedException {
        if (PoolerProbe.sharesSessions(connection, () -> sessions.open(deadline.remaining()))) {
            return new Outcome.BadSettings(List.of(TRANSACTION_POOLER));
        }
        try (HikariDataSource pool = sessions.forScripts()) {
            Flyway flyway = scripts.forMigrating(pool, log);
            Outcome migrated = new RunMigrate(flyway, log, sleeper, progress).alone(connection, deadline);
            return migrated instanceof Outcome.Migrated && RoleSettings.areWanted(environment)
                    ? andGrants(migrated, grants(connection, deadline), log)
                    : migrated;
        }
    }

    private Outcome andGrants(Outcome migrated, Outcome granted, AppliedLog log) {
        return switch (granted) {
            case Outcome.Granted done -> {
                progress.line(OutcomeText.of(done));
                yield migrated;
            }
            case Outcome.Failed(List<String> problems, var _) -> new Outcome.Failed(problems, log.applied());
            case Outcome other -> other;
        };
    }

    /** Alone, because two that change the rights of a table at the same time disturb each other. */
    private Outcome grants(Connection connection, Deadline deadline) throws SQLException, InterruptedException {
        JobLock lock = new JobLock(connection, sleeper, progress);
        if (!lock.takenBefore(deadline)) {
            return new Outcome.DeadlinePassed(deadline.passedWhile("waiting for another migrations job"), List.of());
        }
        try {
            progress.stage("granting rights");
            return new GrantRoles(connection, RoleSettings.from(environment), RightsMap.own()).grant();
        } finally {
            lock.release();
        }
    }

    /** Flyway itself would advise a baseline, which adopts whatever tables are there. */
    private static String inWords(FlywayException failed) {
        return failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                ? "the schema has tables but no flyway_schema_history: point MIGRATIONS_URL at an empty database, "
                        + "or move those tables into another schema"
                : failed.getMessage().replaceAll("\\s*\\R\\s*", " ");
    }
}
