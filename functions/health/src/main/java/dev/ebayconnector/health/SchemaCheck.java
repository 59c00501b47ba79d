package dev.ebayconnector.health;

import dev.ebayconnector.core.database.DatabaseFailure;
import dev.ebayconnector.core.database.SchemaVersion;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Asks the database a real question and answers within a bound, whatever the network does: the question is put on a
 * thread of its own, which ends by the pool's time-outs if nobody waits for it any more.
 */
@Singleton
final class SchemaCheck {

    private static final Duration BOUND = Duration.ofMillis(1900);

    private final DataSource database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SchemaCheck(DataSource database) {
        // Micronaut Data hands out a proxy that works only inside its transactions; this check must not depend on one.
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    DatabaseState ask() {
        long start = System.nanoTime();
        return bounded(() -> new DatabaseState.Reached(schemaVersion(), elapsedMillis(start)));
    }

    private DatabaseState bounded(Callable<DatabaseState> question) {
        var answer = threads.submit(question);
        try {
            return verdict(answer.get(BOUND.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new DatabaseState.Away("the database did not answer within " + BOUND.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DatabaseState.Away("the check was interrupted");
        }
    }

    private static DatabaseState verdict(DatabaseState state) {
        return state instanceof DatabaseState.Reached reached && reached.schema().compareTo(SchemaVersion.EXPECTED) < 0
                ? new DatabaseState.SchemaTooOld(reached.schema())
                : state;
    }

    /** A missing history table (42P01) is a database that was never migrated. */
    private static DatabaseState failure(Throwable cause) {
        return cause instanceof SQLException sql && "42P01".equals(sql.getSQLState())
                ? new DatabaseState.SchemaTooOld("none")
                : new DatabaseState.Away("the database refused: " + DatabaseFailure.reason(cause));
    }

    private String schemaVersion() throws SQLException {
        try (Connection connection = database.getConnection();
             var statement = connection.createStatement();
             var rows = statement.executeQuery("""
                     SELECT version FROM flyway_schema_history
                     WHERE success AND version IS NOT NULL
                     ORDER BY installed_rank DESC
                     LIMIT 1
                     """)) {
            return rows.next() ? rows.getString(1) : "none";
        }
    }

    private static double elapsedMillis(long start) {
        return Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
    }
}
