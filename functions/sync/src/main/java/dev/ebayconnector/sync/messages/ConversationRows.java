package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.sync.run.resource.JsonRows;
import java.util.List;

/** Conversations as rows. */
final class ConversationRows {

    private ConversationRows() {}

    static String of(List<Conversation> conversations) {
        return JsonRows.of(
                conversations,
                (row, conversation) -> row.text("conversation_id", conversation.conversationId())
                        .text("conversation_type", conversation.type())
                        .text("status", conversation.status())
                        .text("title", conversation.title())
                        .moment("created_at", conversation.createdAt())
                        .text("reference_type", conversation.referenceType())
                        .text("reference_id", conversation.referenceId())
                        .integer("unread_count", conversation.unreadCount())
                        .text("latest_message_id", conversation.latestMessageId())
                        .text("latest_sender", conversation.latestSender())
                        .text("latest_recipient", conversation.latestRecipient())
                        .moment("latest_message_at", conversation.latestAt())
                        .json("raw", conversation.raw()));
    }
}
