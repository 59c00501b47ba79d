package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHasher;
import dev.ebayconnector.privacy.ThreadName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Threads of GetMyMessages that an earlier release named after the other party, and how they get the name that the sync gives
 * them now. A partial index holds them, so looking for them costs nothing where there are none.
 */
public final class PlainThreads {

    private static final String PAGE = """
        SELECT c.account_id, c.conversation_id,
               (SELECT a.environment FROM accounts a WHERE a.id = c.account_id) AS environment, c.other_party, c.personal
        FROM conversations c
        WHERE c.raw -> 'MessageID' IS NOT NULL AND c.conversation_id !~ '^[0-9a-f]{32}(/[0-9]+)?$'
          AND (c.account_id, c.conversation_id) > (?, ?)
        ORDER BY c.account_id, c.conversation_id
        LIMIT ?
        FOR UPDATE OF c
        """;

    private static final String FREE_PAGE = """
        SELECT c.account_id, c.conversation_id,
               (SELECT a.environment FROM accounts a WHERE a.id = c.account_id) AS environment, c.other_party, c.personal
        FROM conversations c
        WHERE c.raw -> 'MessageID' IS NOT NULL AND c.conversation_id !~ '^[0-9a-f]{32}(/[0-9]+)?$'
          AND (c.account_id, c.conversation_id) > (?, ?)
        ORDER BY c.account_id, c.conversation_id
        LIMIT ?
        FOR UPDATE OF c SKIP LOCKED
        """;

    private static final String COPY = """
        INSERT INTO conversations
            (account_id, conversation_id, conversation_type, status, title, created_at, reference_type, reference_id,
             other_party, other_party_hash, unread_count, latest_message_id, latest_message_at, raw, personal, run_id,
             first_stored_at, stored_at, erased_at)
        SELECT account_id, ?, conversation_type, status, title, created_at, reference_type, reference_id, other_party,
               other_party_hash, unread_count, latest_message_id, latest_message_at, raw, CAST(? AS bytea), run_id,
               first_stored_at, stored_at, erased_at
        FROM conversations
        WHERE account_id = ? AND conversation_id = ?
        ON CONFLICT (account_id, conversation_id) DO UPDATE
        SET created_at = LEAST(conversations.created_at, excluded.created_at),
            first_stored_at = LEAST(conversations.first_stored_at, excluded.first_stored_at)
        """;

    private static final String MOVE =
            "UPDATE messages SET conversation_id = ? WHERE account_id = ? AND conversation_id = ?";

    private static final String DELETE = "DELETE FROM conversations WHERE account_id = ? AND conversation_id = ?";

    private PlainThreads() {}

    /**
     * A thread whose name shows who it is with.
     *
     * @param party    as the row names the other party, or null
     * @param personal sealed under the plain name, or null
     */
    public record PlainThread(UUID account, String id, String environment, String party, byte[] personal) {

        /** Who the name shows. A name may have a slash, so what the row says counts first. */
        ThreadName name() {
            return id.equals(party) ? new ThreadName(party, "") : ThreadName.of(id);
        }

        @Override
        public String toString() {
            return "PlainThread[***]";
        }
    }

    /** The next ones behind a place, of all accounts. */
    static List<PlainThread> page(Connection connection, UUID afterAccount, String afterId, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            return read(statement, afterAccount, afterId, limit);
        }
    }

    /** The same without those that another transaction holds. */
    public static List<PlainThread> free(Connection connection, UUID afterAccount, String afterId, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(FREE_PAGE)) {
            return read(statement, afterAccount, afterId, limit);
        }
    }

    private static List<PlainThread> read(PreparedStatement statement, UUID afterAccount, String afterId, int limit)
            throws SQLException {
        statement.setObject(1, afterAccount);
        statement.setString(2, afterId);
        statement.setInt(3, limit);
        var threads = new ArrayList<PlainThread>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                threads.add(new PlainThread(
                        row.getObject("account_id", UUID.class),
                        row.getString("conversation_id"),
                        row.getString("environment"),
                        row.getString("other_party"),
                        row.getBytes("personal")));
            }
        }
        return threads;
    }

    /** The name that the sync gives the thread now. */
    public static String sealedName(PlainThread thread, PersonHasher hasher) {
        var name = thread.name();
        return name.sealed(hasher.hash(thread.environment(), name.party()).orElseThrow());
    }

    /**
     * Gives a thread and its messages another name; a thread that is there under both becomes one.
     *
     * @param personal sealed for the new name, or null
     */
    public static void rename(Connection connection, PlainThread thread, String id, byte[] personal)
            throws SQLException {
        execute(connection, COPY, id, personal, thread.account(), thread.id());
        execute(connection, MOVE, id, thread.account(), thread.id());
        execute(connection, DELETE, thread.account(), thread.id());
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] || values[i] == null) {
                    statement.setBytes(i + 1, (byte[]) values[i]);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
