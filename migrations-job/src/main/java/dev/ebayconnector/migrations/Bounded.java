package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.connect.Deadline;
import dev.ebayconnector.migrations.connect.Sessions;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.schema.AppliedLog;
import dev.ebayconnector.postgres.ConnectFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the work at the deadline, whatever it waits for. */
final class Bounded {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Deadline deadline;
    private final Progress progress;
    private final AppliedLog log;
    private final Sessions sessions;

    Bounded(Deadline deadline, Progress progress, AppliedLog log, Sessions sessions) {
        this.deadline = deadline;
        this.progress = progress;
        this.log = log;
        this.sessions = sessions;
    }

    Outcome run(Callable<Outcome> work) {
        FutureTask<Outcome> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("migrations-work").start(task);
        try {
            return task.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return tooLate(thread);
        } catch (ExecutionException failed) {
            return failed(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(List.of("interrupted while " + progress.stage()), log.applied());
        }
    }

    private Outcome tooLate(Thread thread) {
        String problem = deadline.passedWhile(progress.stage());
        try {
            sessions.terminate();
        } catch (SQLException unreachable) {
            problem += "; its sessions could not be ended ("
                    + ConnectFailure.of(unreachable, "MIGRATIONS_URL").cause() + ")";
        }
        thread.interrupt();
        try {
            thread.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.DeadlinePassed(problem, log.applied());
    }

    private Outcome failed(Throwable cause) {
        String said = cause instanceof SQLException sql
                ? ConnectFailure.of(sql, "MIGRATIONS_URL").cause()
                : cause.toString();
        return new Outcome.Failed(List.of("failed while " + progress.stage() + ": " + said), log.applied());
    }
}
