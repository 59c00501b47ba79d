package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testingpostgres.TransactionPooler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Eight connections on three of the server's, which they change with each transaction. */
class TransactionPoolerTest {

    private static final int THREADS = 8;
    private static final int STATEMENTS = 200;

    @Test
    void eightTimesTwoHundredStatementsSucceedBehindATransactionPooler() throws Exception {
        try (var database = TestDatabase.migrated();
                var pooler = TransactionPooler.before(database.port(), database.name(), 3)) {
            var errors = errors(database.urlThrough(pooler.port()) + "&pgbouncer=true");
            FaultTable.row(
                    "transaction pooler, " + THREADS + " x " + STATEMENTS + " statements",
                    errors.size() + " errors",
                    "0 errors");
            assertThat(errors).isEmpty();
            // What the setting is for: without it the server connection of the next transaction has another statement
            // of the same name.
            assertThat(errors(database.urlThrough(pooler.port()))).contains("42P05", "the answer to another statement");
        }
    }

    private static List<String> errors(String text) throws Exception {
        var url = DatabaseUrl.parse(text);
        try (var pool = new ConnectionPool(new DatabaseSettings(url, PoolSettings.of(THREADS), "connector-test"));
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < THREADS; i++) {
                work.add(() -> statements(pool));
            }
            var errors = new ArrayList<String>();
            for (var done : threads.invokeAll(work)) {
                errors.addAll(done.get());
            }
            return errors;
        }
    }

    private static List<String> statements(ConnectionPool pool) {
        var errors = new ArrayList<String>();
        for (int i = 0; i < STATEMENTS; i++) {
            try (var connection = pool.borrow();
                    var statement = connection.prepareStatement("SELECT ? + " + i % 7)) {
                statement.setInt(1, i);
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) != i + i % 7) {
                        errors.add("the answer to another statement");
                    }
                }
            } catch (SQLException e) {
                errors.add(e.getSQLState());
            }
        }
        return errors;
    }
}
