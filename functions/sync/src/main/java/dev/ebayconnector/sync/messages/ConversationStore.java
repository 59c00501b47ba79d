package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.Messages;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table {@code conversations}, for conversations that eBay lists: one statement per page, with the page as JSON. */
final class ConversationStore {

    /**
     * A conversation is read if its latest message is not stored, and again if one of its messages is quarantined; one
     * without a latest message is read when it is new or has changed.
     */
    private static final String PUT = """
        WITH page AS (
            SELECT conversation_id, conversation_type, status, created_at, reference_type, reference_id,
                   other_party_hash, unread_count, latest_message_id, latest_message_at, raw, personal,
                   erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS c (
                conversation_id text, conversation_type text, status text, created_at timestamptz,
                reference_type text, reference_id text, other_party_hash bytea, unread_count integer,
                latest_message_id text, latest_message_at timestamptz, raw jsonb, personal bytea,
                erased_at timestamptz)),
        stored AS (
            INSERT INTO conversations
                (account_id, conversation_id, conversation_type, status, created_at, reference_type, reference_id,
                 other_party_hash, unread_count, latest_message_id, latest_message_at, raw, personal, run_id,
                 first_stored_at, stored_at, erased_at)
            SELECT ?, conversation_id, conversation_type, status, created_at, reference_type, reference_id,
                   other_party_hash, unread_count, latest_message_id, latest_message_at, raw, personal, ?, ?, ?,
                   erased_at
            FROM page
            ON CONFLICT (account_id, conversation_id) DO UPDATE
            SET conversation_type = excluded.conversation_type, status = excluded.status, title = NULL,
                created_at = excluded.created_at, reference_type = excluded.reference_type,
                reference_id = excluded.reference_id, other_party = NULL,
                other_party_hash = CASE WHEN conversations.erased_at IS NULL THEN excluded.other_party_hash END,
                unread_count = excluded.unread_count,
                latest_message_id = excluded.latest_message_id, latest_message_at = excluded.latest_message_at,
                raw = excluded.raw,
                personal = CASE WHEN conversations.erased_at IS NULL THEN excluded.personal END,
                run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(conversations.erased_at, excluded.erased_at)
            WHERE conversations.raw IS DISTINCT FROM excluded.raw
               OR conversations.erased_at IS NULL AND conversations.personal IS DISTINCT FROM excluded.personal
            RETURNING conversation_id, xmax = 0 AS inserted)
        SELECT page.conversation_id, stored.conversation_id IS NOT NULL AS written,
               COALESCE(stored.inserted, false) AS inserted,
               CASE WHEN page.latest_message_id IS NULL THEN stored.conversation_id IS NOT NULL
                    ELSE NOT EXISTS (
                        SELECT FROM messages
                        WHERE messages.account_id = ? AND messages.message_id = page.latest_message_id)
               END
               OR EXISTS (
                   SELECT FROM quarantined_records AS bad
                   WHERE bad.account_id = ? AND bad.resource = 'messages'
                     AND (bad.record_key = ? || page.conversation_id
                          OR starts_with(bad.record_key, page.conversation_id || '/'))) AS to_read
        FROM page
        LEFT JOIN stored ON stored.conversation_id = page.conversation_id
        """;

    private static final String KNOWN = """
        SELECT conversation_id, other_party, personal
        FROM conversations
        WHERE account_id = ? AND conversation_id = ANY (?)
          AND (other_party IS NOT NULL OR other_party_hash IS NOT NULL)
        """;

    /** @param toRead ids of conversations that have a message which is not stored */
    record Put(Stored stored, Set<String> toRead) {}

    /** Takes each conversation once: PostgreSQL refuses to upsert a row twice in one statement. */
    Put put(Connection connection, WriteContext context, List<Conversation> conversations) throws SQLException {
        var known = known(connection, context, conversations);
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setString(1, ConversationRows.of(conversations, context.seal(), known, context.now()));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.runId());
            statement.setObject(4, now);
            statement.setObject(5, now);
            statement.setObject(6, context.accountId());
            statement.setObject(7, context.accountId());
            statement.setString(8, Messages.LISTED);
            int inserted = 0;
            int written = 0;
            var toRead = new HashSet<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    inserted += result.getBoolean("inserted") ? 1 : 0;
                    written += result.getBoolean("written") ? 1 : 0;
                    if (result.getBoolean("to_read")) {
                        toRead.add(result.getString("conversation_id"));
                    }
                }
            }
            return new Put(new Stored(inserted, written - inserted), toRead);
        }
    }

    /** The other parties that are stored, by conversation id, where eBay names none, or none any more. */
    private static Map<String, String> known(
            Connection connection, WriteContext context, List<Conversation> conversations) throws SQLException {
        var hidden = conversations.stream()
                .filter(conversation -> ConversationRows.otherParty(conversation, context.seal()) == null)
                .map(Conversation::conversationId)
                .toArray();
        var known = new HashMap<String, String>();
        if (hidden.length == 0) {
            return known;
        }
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, context.accountId());
            statement.setArray(2, connection.createArrayOf("text", hidden));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getString("conversation_id");
                    var plain = result.getString("other_party");
                    context.seal()
                            .open(ConversationRows.place(id), result.getBytes("personal"))
                            .column(ConversationRows.OTHER_PARTY)
                            .or(() -> Optional.ofNullable(plain))
                            .ifPresent(name -> known.put(id, name));
                }
            }
        }
        return known;
    }
}
