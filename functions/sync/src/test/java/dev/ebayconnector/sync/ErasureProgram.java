package dev.ebayconnector.sync;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Runs an erasure in a process of its own, and stops within one of its transactions: behind the work, before the commit. */
final class ErasureProgram {

    /** More than any step has rows, so that each step is one transaction. */
    private static final int BATCH = 100_000;

    private ErasureProgram() {}

    /** @param args the database's URL and the erasure; the standard input says in which transaction to stop */
    public static void main(String[] args) throws Exception {
        var keys = PersonalDataKeys.read(System.getenv()::get, (setting, problem) -> {
            throw new IllegalStateException(setting + " " + problem);
        });
        try (var connection = DriverManager.getConnection(args[0])) {
            keys.hasher(connection);
            IO.println("ready");
            int stop = Integer.parseInt(IO.readln());
            new ErasureEngine(
                            new Stopping(Database.of(connection), stop),
                            keys,
                            Clock.systemUTC(),
                            BATCH,
                            Duration.ofMillis(1))
                    .run(UUID.fromString(args[1]), Instant.now().plusSeconds(60));
            IO.println("done");
        }
    }

    private static final class Stopping implements Database {

        private final Database database;
        private int left;

        Stopping(Database database, int stop) {
            this.database = database;
            this.left = stop;
        }

        @Override
        public <T> T inTransaction(Work<T> work) throws SQLException {
            boolean last = --left == 0;
            return database.inTransaction(connection -> {
                var result = work.on(connection);
                while (last) {
                    IO.println("there");
                    LockSupport.park();
                }
                return result;
            });
        }
    }
}
