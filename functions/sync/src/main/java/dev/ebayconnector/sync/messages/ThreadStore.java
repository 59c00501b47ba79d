package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.MessageRecord.Header;
import dev.ebayconnector.sync.run.resource.PageSeal;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The table {@code conversations}, for threads that are put together from headers of messages. The latest header makes
 * the row, in whatever order the headers come.
 */
final class ThreadStore {

    private static final String PUT = """
        WITH page AS (
            SELECT conversation_id, conversation_type, created_at, reference_type, reference_id, other_party_hash,
                   latest_message_id, latest_message_at, raw, personal, erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS c (
                conversation_id text, conversation_type text, created_at timestamptz, reference_type text,
                reference_id text, other_party_hash bytea, latest_message_id text, latest_message_at timestamptz,
                raw jsonb, personal bytea, erased_at timestamptz)),
        earlier AS (
            UPDATE conversations AS c
            SET created_at = page.created_at
            FROM page
            WHERE c.account_id = ? AND c.conversation_id = page.conversation_id AND page.created_at < c.created_at
              AND page.latest_message_at <= c.latest_message_at),
        stored AS (
            INSERT INTO conversations
                (account_id, conversation_id, conversation_type, created_at, reference_type, reference_id,
                 other_party_hash, latest_message_id, latest_message_at, raw, personal, run_id, first_stored_at,
                 stored_at, erased_at)
            SELECT ?, conversation_id, conversation_type, created_at, reference_type, reference_id, other_party_hash,
                   latest_message_id, latest_message_at, raw, personal, ?, ?, ?, erased_at
            FROM page
            ON CONFLICT (account_id, conversation_id) DO UPDATE
            SET conversation_type = excluded.conversation_type, title = NULL, other_party = NULL,
                other_party_hash = CASE WHEN conversations.erased_at IS NULL THEN excluded.other_party_hash END,
                created_at = LEAST(conversations.created_at, excluded.created_at),
                latest_message_id = excluded.latest_message_id, latest_message_at = excluded.latest_message_at,
                raw = excluded.raw,
                personal = CASE WHEN conversations.erased_at IS NULL THEN excluded.personal END,
                run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(conversations.erased_at, excluded.erased_at)
            WHERE conversations.latest_message_at < excluded.latest_message_at
            RETURNING conversation_id, xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM stored
        """;

    Stored put(Connection connection, WriteContext context, List<Header> headers) throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setString(
                    1, ConversationRows.of(threads(headers, context.seal()), context.seal(), Map.of(), context.now()));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.accountId());
            statement.setObject(4, context.runId());
            statement.setObject(5, now);
            statement.setObject(6, now);
            try (var result = statement.executeQuery()) {
                result.next();
                return new Stored(result.getInt("inserted"), result.getInt("updated"));
            }
        }
    }

    private static List<Conversation> threads(List<Header> headers, PageSeal seal) {
        return List.copyOf(headers.stream()
                .map(Header::thread)
                .map(thread -> thread.withId(seal.threadName(thread.conversationId())))
                .collect(Collectors.toMap(Conversation::conversationId, UnaryOperator.identity(), ThreadStore.joined()))
                .values());
    }

    /** The later of two, with the creation time of the earlier. */
    private static BinaryOperator<Conversation> joined() {
        return (one, other) -> {
            var latest = one.latestAt().isBefore(other.latestAt()) ? other : one;
            var created = one.createdAt().isBefore(other.createdAt()) ? one.createdAt() : other.createdAt();
            return latest.created(created);
        };
    }
}
