package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.MessageRecord.Header;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The table {@code conversations}, for threads that are put together from headers of messages. The latest header makes
 * the row, in whatever order the headers come.
 */
final class ThreadStore {

    private static final String PUT = """
        WITH page AS (
            SELECT c.conversation_id, c.conversation_type, c.title, c.created_at, c.reference_type, c.reference_id,
                   c.latest_message_id, c.latest_message_at, c.raw,
                   CASE WHEN lower(c.latest_sender) = lower(seller.username) THEN c.latest_recipient
                        ELSE c.latest_sender END AS other_party
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS c (
                conversation_id text, conversation_type text, title text, created_at timestamptz,
                reference_type text, reference_id text, latest_message_id text, latest_sender text,
                latest_recipient text, latest_message_at timestamptz, raw jsonb)
            CROSS JOIN (SELECT username FROM accounts WHERE id = ?) AS seller),
        earlier AS (
            UPDATE conversations AS c
            SET created_at = page.created_at
            FROM page
            WHERE c.account_id = ? AND c.conversation_id = page.conversation_id AND page.created_at < c.created_at
              AND page.latest_message_at <= c.latest_message_at),
        stored AS (
            INSERT INTO conversations
                (account_id, conversation_id, conversation_type, title, created_at, reference_type, reference_id,
                 other_party, latest_message_id, latest_message_at, raw, run_id, first_stored_at, stored_at)
            SELECT ?, conversation_id, conversation_type, title, created_at, reference_type, reference_id, other_party,
                   latest_message_id, latest_message_at, raw, ?, ?, ?
            FROM page
            ON CONFLICT (account_id, conversation_id) DO UPDATE
            SET conversation_type = excluded.conversation_type, title = excluded.title,
                created_at = LEAST(conversations.created_at, excluded.created_at),
                latest_message_id = excluded.latest_message_id, latest_message_at = excluded.latest_message_at,
                raw = excluded.raw, run_id = excluded.run_id, stored_at = excluded.stored_at
            WHERE conversations.latest_message_at < excluded.latest_message_at
            RETURNING conversation_id, xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM stored
        """;

    Stored put(Connection connection, WriteContext context, List<Header> headers) throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setString(1, ConversationRows.of(threads(headers)));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.accountId());
            statement.setObject(4, context.accountId());
            statement.setObject(5, context.runId());
            statement.setObject(6, now);
            statement.setObject(7, now);
            try (var result = statement.executeQuery()) {
                result.next();
                return new Stored(result.getInt("inserted"), result.getInt("updated"));
            }
        }
    }

    private static List<Conversation> threads(List<Header> headers) {
        return List.copyOf(headers.stream()
                .collect(Collectors.toMap(
                        header -> header.thread().conversationId(), Header::thread, ThreadStore.joined()))
                .values());
    }

    /** The later of two, with the creation time of the earlier. */
    private static BinaryOperator<Conversation> joined() {
        return (one, other) -> {
            var latest = one.latestAt().isBefore(other.latestAt()) ? other : one;
            var created = one.createdAt().isBefore(other.createdAt()) ? one.createdAt() : other.createdAt();
            return new Conversation(
                    latest.list(),
                    latest.conversationId(),
                    latest.type(),
                    latest.status(),
                    latest.title(),
                    created,
                    latest.referenceType(),
                    latest.referenceId(),
                    latest.unreadCount(),
                    latest.latestMessageId(),
                    latest.latestSender(),
                    latest.latestRecipient(),
                    latest.latestAt(),
                    latest.raw());
        };
    }
}
