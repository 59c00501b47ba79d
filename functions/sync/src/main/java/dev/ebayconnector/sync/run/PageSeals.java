package dev.ebayconnector.sync.run;

import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Makes the {@link PageSeal} of an account. */
public final class PageSeals {

    private static final String ACCOUNT = "SELECT environment, username FROM accounts WHERE id = ?";

    private final PersonalDataKeys keys;

    public PageSeals(PersonalDataKeys keys) {
        this.keys = keys;
    }

    /** Within the transaction that writes: the account's key cannot be dropped until it ends. */
    public PageSeal of(Connection connection, UUID accountId) throws SQLException {
        try (var statement = connection.prepareStatement(ACCOUNT)) {
            statement.setObject(1, accountId);
            try (var result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("the account was deleted");
                }
                return new PageSeal(
                        keys.forWriting(connection, accountId),
                        keys.hasher(connection),
                        result.getString("environment"),
                        result.getString("username"));
            }
        }
    }
}
