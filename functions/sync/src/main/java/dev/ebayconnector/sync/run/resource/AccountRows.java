package dev.ebayconnector.sync.run.resource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.UUID;

/** Deletes the rows of an account, for {@link Resource#deleteAll}. */
public final class AccountRows {

    private AccountRows() {}

    /**
     * @param deletions each with the account's id as its only parameter, in this order
     * @return the rows of all
     */
    public static OptionalInt delete(Connection connection, UUID accountId, String... deletions) throws SQLException {
        int rows = 0;
        for (var deletion : deletions) {
            try (var statement = connection.prepareStatement(deletion)) {
                statement.setObject(1, accountId);
                rows += statement.executeUpdate();
            }
        }
        return OptionalInt.of(rows);
    }
}
