package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.sync.messages.MessageRows.Names;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table {@code messages}: one statement per page, with the page as JSON. */
final class MessageStore {

    /** eBay may stop to name sender and recipient; the names that are stored stay. What was erased stays so. */
    private static final String PUT = """
        WITH stored AS (
            INSERT INTO messages
                (account_id, message_id, conversation_id, sender_hash, recipient_hash, created_at, read, raw, personal,
                 run_id, first_stored_at, stored_at, erased_at)
            SELECT ?, m.message_id, m.conversation_id, m.sender_hash, m.recipient_hash, m.created_at, m.read, m.raw,
                   m.personal, ?, ?, ?, m.erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS m (
                message_id text, conversation_id text, sender_hash bytea, recipient_hash bytea,
                created_at timestamptz, read boolean, raw jsonb, personal bytea, erased_at timestamptz)
            ON CONFLICT (account_id, message_id) DO UPDATE
            SET conversation_id = excluded.conversation_id, sender = NULL,
                sender_hash = CASE WHEN messages.erased_at IS NULL THEN excluded.sender_hash END, recipient = NULL,
                recipient_hash = CASE WHEN messages.erased_at IS NULL THEN excluded.recipient_hash END,
                subject = NULL, body = NULL, created_at = excluded.created_at, read = excluded.read, media = NULL,
                raw = excluded.raw,
                personal = CASE WHEN messages.erased_at IS NULL THEN excluded.personal END,
                run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(messages.erased_at, excluded.erased_at)
            WHERE messages.raw IS DISTINCT FROM excluded.raw
               OR messages.erased_at IS NULL AND messages.personal IS DISTINCT FROM excluded.personal
               OR messages.conversation_id IS DISTINCT FROM excluded.conversation_id
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM stored
        """;

    private static final String NAMES = """
        SELECT message_id, sender, recipient, personal
        FROM messages
        WHERE account_id = ? AND message_id = ANY (?)
        """;

    private static final String KNOWN = """
        SELECT message_id FROM messages WHERE account_id = ? AND message_id = ANY (?)
        """;

    /** Of eBay's two APIs. */
    private static final List<String> SENDERS = List.of("senderUsername", "Sender");

    private static final List<String> RECIPIENTS = List.of("recipientUsername", "RecipientUserID");

    /** Takes each message once: PostgreSQL refuses to upsert a row twice in one statement. */
    Stored put(Connection connection, WriteContext context, List<Message> messages) throws SQLException {
        var names = names(connection, context, messages);
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, MessageRows.of(messages, context.seal(), names, context.now()));
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

    /** The names that are stored, by message id, of messages where eBay hides one. */
    private static Map<String, Names> names(Connection connection, WriteContext context, List<Message> messages)
            throws SQLException {
        var hidden =
                messages.stream().filter(Names::hidden).map(Message::messageId).toArray();
        var names = new HashMap<String, Names>();
        if (hidden.length == 0) {
            return names;
        }
        try (var statement = connection.prepareStatement(NAMES)) {
            statement.setObject(1, context.accountId());
            statement.setArray(2, connection.createArrayOf("text", hidden));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getString("message_id");
                    var personal = context.seal().open(MessageRows.place(id), result.getBytes("personal"));
                    names.put(
                            id,
                            new Names(
                                    name(personal, MessageRows.SENDER, SENDERS, result.getString("sender")),
                                    name(personal, MessageRows.RECIPIENT, RECIPIENTS, result.getString("recipient"))));
                }
            }
        }
        return names;
    }

    /** @param plain of an earlier release */
    private static String name(PersonalMembers personal, String column, List<String> members, String plain) {
        return personal.column(column)
                .or(() -> members.stream()
                        .flatMap(member -> personal.text(member).stream())
                        .filter(name -> !Mask.hides(name))
                        .findFirst())
                .orElse(plain);
    }
}
