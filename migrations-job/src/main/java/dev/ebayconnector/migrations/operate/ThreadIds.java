package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.ThreadName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Gives threads of GetMyMessages, which an earlier release named after the other party, the names that the sync gives them
 * now. A thread that is there under both names becomes one.
 */
final class ThreadIds {

    private static final int BATCH = 200;

    private static final String PLAIN = """
        SELECT c.account_id, c.conversation_id, a.environment
        FROM conversations c JOIN accounts a ON a.id = c.account_id
        WHERE c.conversation_id = c.other_party OR c.conversation_id = c.other_party || '/' || c.reference_id
        ORDER BY c.account_id, c.conversation_id
        LIMIT ?
        FOR UPDATE OF c SKIP LOCKED
        """;

    private static final String COPY = """
        INSERT INTO conversations
            (account_id, conversation_id, conversation_type, status, title, created_at, reference_type, reference_id,
             other_party, unread_count, latest_message_id, latest_message_at, raw, run_id, first_stored_at, stored_at)
        SELECT account_id, ?, conversation_type, status, title, created_at, reference_type, reference_id, other_party,
               unread_count, latest_message_id, latest_message_at, raw, run_id, first_stored_at, stored_at
        FROM conversations
        WHERE account_id = ? AND conversation_id = ?
        ON CONFLICT (account_id, conversation_id) DO UPDATE
        SET created_at = LEAST(conversations.created_at, excluded.created_at),
            first_stored_at = LEAST(conversations.first_stored_at, excluded.first_stored_at)
        """;

    private static final String MOVE =
            "UPDATE messages SET conversation_id = ? WHERE account_id = ? AND conversation_id = ?";

    private static final String DELETE = "DELETE FROM conversations WHERE account_id = ? AND conversation_id = ?";

    private final Connection connection;
    private final PersonalDataKeys keys;
    private final Progress progress;

    ThreadIds(Connection connection, PersonalDataKeys keys, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.progress = progress;
    }

    private record Thread(UUID account, String id, String environment) {}

    /** A batch is one transaction. */
    void rename() throws SQLException {
        progress.stage("renaming threads");
        for (var threads = plain(); !threads.isEmpty(); threads = plain()) {
            for (var thread : threads) {
                rename(thread);
            }
            connection.commit();
        }
    }

    private List<Thread> plain() throws SQLException {
        try (var statement = connection.prepareStatement(PLAIN)) {
            statement.setInt(1, BATCH);
            try (var row = statement.executeQuery()) {
                var threads = new ArrayList<Thread>();
                while (row.next()) {
                    threads.add(new Thread(
                            row.getObject("account_id", UUID.class),
                            row.getString("conversation_id"),
                            row.getString("environment")));
                }
                return threads;
            }
        }
    }

    private void rename(Thread thread) throws SQLException {
        var name = ThreadName.of(thread.id());
        var id = name.sealed(
                keys.hasher(connection).hash(thread.environment(), name.party()).orElseThrow());
        execute(COPY, id, thread.account(), thread.id());
        execute(MOVE, id, thread.account(), thread.id());
        execute(DELETE, thread.account(), thread.id());
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
