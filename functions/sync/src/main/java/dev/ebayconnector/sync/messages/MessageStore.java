package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code messages}: one statement per page, with the page as JSON. */
final class MessageStore {

    /** eBay may stop to name sender and recipient; the names that are stored stay. */
    private static final String PUT = """
        WITH stored AS (
            INSERT INTO messages
                (account_id, message_id, conversation_id, sender, recipient, subject, body, created_at, read, media, raw,
                 run_id, first_stored_at, stored_at)
            SELECT ?, m.message_id, m.conversation_id, m.sender, m.recipient, m.subject, m.body, m.created_at, m.read,
                   m.media, m.raw, ?, ?, ?
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS m (
                message_id text, conversation_id text, sender text, recipient text, subject text, body text,
                created_at timestamptz, read boolean, media jsonb, raw jsonb)
            ON CONFLICT (account_id, message_id) DO UPDATE
            SET conversation_id = excluded.conversation_id, sender = COALESCE(excluded.sender, messages.sender),
                recipient = COALESCE(excluded.recipient, messages.recipient), subject = excluded.subject,
                body = excluded.body, created_at = excluded.created_at, read = excluded.read, media = excluded.media,
                raw = excluded.raw, run_id = excluded.run_id, stored_at = excluded.stored_at
            WHERE messages.raw IS DISTINCT FROM excluded.raw
               OR messages.conversation_id IS DISTINCT FROM excluded.conversation_id
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM stored
        """;

    private static final String KNOWN = """
        SELECT message_id FROM messages WHERE account_id = ? AND message_id = ANY (?)
        """;

    /** Takes each message once: PostgreSQL refuses to upsert a row twice in one statement. */
    Stored put(Connection connection, WriteContext context, List<Message> messages) throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, MessageRows.of(messages));
            try (var result = statement.executeQuery()) {
                result.next();
                return new Stored(result.getInt("inserted"), result.getInt("updated"));
            }
        }
    }

    /** Those of the ids that are stored. */
    Set<String> known(Connection connection, UUID accountId, List<String> ids) throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, accountId);
            statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
            var known = new HashSet<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    known.add(result.getString("message_id"));
                }
            }
            return known;
        }
    }
}
