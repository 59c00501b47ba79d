package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.sync.run.resource.JsonRows;
import java.util.List;

/** Messages as rows. */
final class MessageRows {

    private MessageRows() {}

    static String of(List<Message> messages) {
        return JsonRows.of(
                messages,
                (row, message) -> row.text("message_id", message.messageId())
                        .text("conversation_id", message.conversationId())
                        .text("sender", message.sender())
                        .text("recipient", message.recipient())
                        .text("subject", message.subject())
                        .text("body", message.body())
                        .moment("created_at", message.createdAt())
                        .flag("read", message.read())
                        .json("media", message.media())
                        .json("raw", message.raw()));
    }
}
