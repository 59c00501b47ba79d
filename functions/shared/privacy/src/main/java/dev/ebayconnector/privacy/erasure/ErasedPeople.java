package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code erased_people}, and how a sync and an erasure keep out of each other's way. A transaction that writes
 * people's data enters first. An erasure commits its tombstones and then waits until all that had entered have ended: what
 * entered earlier is found by its scans, what enters later sees the tombstones.
 */
public final class ErasedPeople {

    /** Any number that nothing else locks. */
    private static final long BARRIER = 0x657261737572L;

    private static final String ENTER = "SELECT pg_advisory_xact_lock_shared(?)";

    private static final String AWAIT_OTHERS = "SELECT pg_advisory_xact_lock(?)";

    private static final String AMONG = """
        SELECT person_hash, knows_user_id FROM erased_people WHERE person_hash = ANY (?)
        """;

    /** An erasure that did not know the user id leaves the hash for every record. */
    private static final String PUT = """
        INSERT INTO erased_people (person_hash, knows_user_id, erased_at, erasure_id)
        SELECT hash, ?, ?, ? FROM unnest(CAST(? AS bytea[])) AS hash ORDER BY hash
        ON CONFLICT (person_hash) DO UPDATE
        SET knows_user_id = erased_people.knows_user_id AND excluded.knows_user_id
        """;

    private static final String ACCOUNT_ERASED = "SELECT erased_at IS NOT NULL FROM accounts WHERE id = ?";

    private ErasedPeople() {}

    /** The first thing in a transaction that writes people's data; holds until the transaction ends. */
    public static void enter(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ENTER)) {
            statement.setLong(1, BARRIER);
            statement.execute();
        }
    }

    /** Whether the account was erased; nothing of it is to be stored any more. Asked after {@link #enter}. */
    public static boolean accountErased(Connection connection, UUID account) throws SQLException {
        try (var statement = connection.prepareStatement(ACCOUNT_ERASED)) {
            statement.setObject(1, account);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Who of the people in these records was erased, by one statement. Asked after {@link #enter}.
     *
     * @param records of eBay, as JSON
     */
    public static Among among(
            Connection connection, PersonHasher hasher, String environment, Collection<String> records)
            throws SQLException {
        var hashes = records.stream()
                .flatMap(record -> PeopleIn.of(record).stream())
                .map(named -> hasher.hash(environment, named.name()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new Among(environment, hasher, hashes.isEmpty() ? Map.of() : find(connection, hashes));
    }

    /** The erased people that the records of a page name. */
    public record Among(String environment, PersonHasher hasher, Map<PersonHash, Boolean> knowsUserId) {

        /**
         * Without those who are called so: a seller who was erased as a buyer goes on with the records of the own account.
         */
        public Among without(Collection<String> names) {
            if (knowsUserId.isEmpty()) {
                return this;
            }
            var rest = new HashMap<>(knowsUserId);
            names.forEach(name -> hasher.hash(environment, name).ifPresent(rest::remove));
            return new Among(environment, hasher, rest);
        }

        /** Whether a record names one of them, so that it is stored without personal data. */
        public boolean in(String record) {
            return !knowsUserId.isEmpty() && PeopleIn.of(record).stream().anyMatch(this::erased);
        }

        /** A user name that was used again is another person's, if the record and the erasure know the user id. */
        private boolean erased(PeopleIn.Named named) {
            var known = hasher.hash(environment, named.name()).map(knowsUserId::get);
            return known.isPresent() && !(known.get() && another(named.userId()));
        }

        private boolean another(Optional<String> userId) {
            return userId.flatMap(id -> hasher.hash(environment, id))
                    .filter(id -> !knowsUserId.containsKey(id))
                    .isPresent();
        }

        @Override
        public String toString() {
            return "Among[" + knowsUserId.size() + "]";
        }
    }

    private static Map<PersonHash, Boolean> find(Connection connection, List<PersonHash> hashes) throws SQLException {
        try (var statement = connection.prepareStatement(AMONG)) {
            statement.setArray(1, bytes(connection, hashes));
            var found = new HashMap<PersonHash, Boolean>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(PersonHash.of(row.getBytes("person_hash")), row.getBoolean("knows_user_id"));
                }
            }
            return found;
        }
    }

    static void put(Connection connection, Person person, UUID erasure, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setBoolean(1, person.userId() != null);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setObject(3, erasure);
            statement.setArray(4, bytes(connection, person.hashes()));
            statement.executeUpdate();
        }
    }

    /**
     * Waits until every transaction that has entered has ended. Alone in its transaction.
     *
     * @throws SQLException with SQLSTATE 55P03 if that takes longer
     */
    static void awaitOthers(Connection connection, Duration longest) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + longest.toMillis());
        }
        try (var statement = connection.prepareStatement(AWAIT_OTHERS)) {
            statement.setLong(1, BARRIER);
            statement.execute();
        }
    }

    private static Array bytes(Connection connection, Collection<PersonHash> hashes) throws SQLException {
        return connection.createArrayOf(
                "bytea", hashes.stream().map(PersonHash::bytes).toArray(byte[][]::new));
    }
}
