package dev.ebayconnector.privacy.erasure;

import java.sql.SQLException;
import java.util.Set;

/** Does work again that PostgreSQL gave up in favour of another transaction: a deadlock, or a failed serialization. */
record PatientDatabase(Database database) implements Database {

    private static final Set<String> AGAIN = Set.of("40P01", "40001");
    private static final int ATTEMPTS = 5;

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }
}
