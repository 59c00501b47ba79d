package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Accounts of sellers who are erased. */
final class SellerAccounts {

    private static final String OF_ENVIRONMENT = """
        SELECT id, ebay_user_id, username FROM accounts WHERE environment = ? AND erased_at IS NULL ORDER BY id
        """;

    private static final String BY_ID = """
        SELECT id, ebay_user_id, username
        FROM accounts
        WHERE id = ? AND environment = ? AND erased_at IS NULL
        FOR UPDATE
        """;

    /** eBay's user id is unique in an environment, so its replacement is too; a seller who comes back is a new account. */
    private static final String MARK = """
        UPDATE accounts
        SET status = 'DISCONNECTED', connection = connection + 1, ebay_user_id = 'erased-' || id,
            username = 'erased-' || left(CAST(id AS text), 8), disconnected_at = COALESCE(disconnected_at, ?),
            erased_at = ?, updated_at = now()
        WHERE id = ?
        """;

    private static final String ERASE_TOKENS = "DELETE FROM tokens WHERE account_id = ?";

    private static final String ERASE_STATES = "DELETE FROM oauth_states WHERE account_id = ?";

    private static final String STOP_RUNS = """
        UPDATE sync_runs
        SET state = 'STOPPED', finished_at = ?, lease_owner = NULL, lease_until = NULL,
            stop_reason = 'the account was erased'
        WHERE account_id = ? AND state IN ('QUEUED', 'RUNNING', 'WAITING')
        """;

    private static final String PAUSE = "UPDATE sync_schedules SET paused = true WHERE account_id = ?";

    private static final String LEFT = """
        SELECT (SELECT count(*) FROM accounts WHERE id = ? AND erased_at IS NULL) AS accounts,
               (SELECT count(*) FROM tokens WHERE account_id = ?) AS tokens,
               (SELECT count(*) FROM data_keys WHERE account_id = ?) AS data_keys
        """;

    /** @param username as it was before */
    record Seller(UUID id, String userId, String username) {}

    /** The accounts of a person, of which an environment has at most a few thousand to compare with. */
    List<Seller> of(Connection connection, Person person) throws SQLException {
        var found = new ArrayList<Seller>();
        try (var statement = connection.prepareStatement(OF_ENVIRONMENT)) {
            statement.setString(1, person.environment());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var seller = new Seller(
                            row.getObject("id", UUID.class), row.getString("ebay_user_id"), row.getString("username"));
                    if (is(seller, person)) {
                        found.add(seller);
                    }
                }
            }
        }
        return found;
    }

    /** The person, with the accounts whose records an erasure as a buyer leaves alone. */
    Person apart(Connection connection, Person person) throws SQLException {
        var own = of(connection, person).stream().map(Seller::id).collect(Collectors.toSet());
        return new Person(person.environment(), person.hasher(), person.hashes(), person.userId(), person.names(), own);
    }

    /** A user id decides; a user name only if the person's user id is not known. */
    private static boolean is(Seller seller, Person person) {
        return person.named(seller.userId()) || person.userId() == null && person.named(seller.username());
    }

    List<Seller> byId(Connection connection, UUID id, String environment) throws SQLException {
        try (var statement = connection.prepareStatement(BY_ID)) {
            statement.setObject(1, id);
            statement.setString(2, environment);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? List.of(new Seller(id, row.getString("ebay_user_id"), row.getString("username")))
                        : List.of();
            }
        }
    }

    /** Hashes of what a seller is called. */
    static List<PersonHash> hashes(Seller seller, PersonHasher hasher, String environment) {
        var hashes = new ArrayList<PersonHash>();
        hasher.hash(environment, seller.userId()).ifPresent(hashes::add);
        hasher.hash(environment, seller.username()).ifPresent(hashes::add);
        return hashes;
    }

    /** Disconnects the account, forgets its name and its tokens, and ends its runs. Returns how many tokens there were. */
    long mark(Connection connection, UUID account, Instant now) throws SQLException {
        var moment = now.atOffset(ZoneOffset.UTC);
        execute(connection, STOP_RUNS, moment, account);
        execute(connection, MARK, moment, moment, account);
        execute(connection, ERASE_STATES, account);
        execute(connection, PAUSE, account);
        return execute(connection, ERASE_TOKENS, account);
    }

    /** What is left of an account itself. */
    void left(Connection connection, UUID account, Counts counts) throws SQLException {
        try (var statement = connection.prepareStatement(LEFT)) {
            for (int i = 1; i <= 3; i++) {
                statement.setObject(i, account);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                for (var table : List.of("accounts", "tokens", "data_keys")) {
                    counts.add(table, row.getLong(table));
                }
            }
        }
    }

    private static long execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
