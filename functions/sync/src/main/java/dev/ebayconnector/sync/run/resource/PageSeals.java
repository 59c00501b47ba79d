package dev.ebayconnector.sync.run.resource;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.ErasedPeople;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Makes the {@link PageSeal} of an account. */
public final class PageSeals {

    private static final String ACCOUNT = """
        SELECT environment, username, ebay_user_id, erased_at IS NOT NULL AS erased FROM accounts WHERE id = ?
        """;

    private final PersonalDataKeys keys;

    public PageSeals(PersonalDataKeys keys) {
        this.keys = keys;
    }

    /** The account's seller was erased; nothing of it is stored any more. */
    public static final class AccountErased extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The first thing in the transaction that writes: until it ends the account's key cannot be dropped, and an erasure waits.
     *
     * @param records what eBay sent, all of it
     * @throws AccountErased if the seller was erased
     */
    public PageSeal of(Connection connection, UUID accountId, Collection<String> records) throws SQLException {
        ErasedPeople.enter(connection);
        try (var statement = connection.prepareStatement(ACCOUNT)) {
            statement.setObject(1, accountId);
            try (var result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("the account was deleted");
                }
                if (result.getBoolean("erased")) {
                    throw new AccountErased();
                }
                var environment = result.getString("environment");
                var seller = result.getString("username");
                var hasher = keys.hasher(connection);
                var erased = ErasedPeople.among(connection, hasher, environment, records)
                        .without(List.of(seller, result.getString("ebay_user_id")));
                return new PageSeal(keys.forWriting(connection, accountId), hasher, environment, seller, erased);
            }
        }
    }
}
