package dev.ebayconnector.ebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;
import java.time.Instant;

/** Reads conversations and messages of the Commerce Message API. */
final class MessageReader {

    private MessageReader() {}

    /**
     * @param list the list that the conversation stands in
     * @param type of all conversations of the list
     * @param raw  the text that the tree was read from
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static MessageRecord conversation(String list, String type, JsonNode conversation, String raw) {
        RecordText.requireStorable(conversation);
        var latest = conversation.path("latestMessage");
        var latestAt = RecordFields.optionalMoment(latest, "createdDate");
        var created = created(conversation, latestAt);
        var stated = RecordFields.text(conversation, "conversationType");
        return new Conversation(
                list,
                RecordFields.id(conversation, "conversationId"),
                stated == null ? type : stated,
                RecordFields.text(conversation, "conversationStatus"),
                RecordFields.text(conversation, "conversationTitle"),
                created,
                RecordFields.text(conversation, "referenceType"),
                RecordFields.text(conversation, "referenceId"),
                RecordFields.integer(conversation, "unreadCount"),
                RecordFields.text(latest, "messageId"),
                RecordFields.text(latest, "senderUsername"),
                RecordFields.text(latest, "recipientUsername"),
                latestAt == null ? created : latestAt,
                raw);
    }

    private static Instant created(JsonNode conversation, Instant latestAt) {
        var created = RecordFields.optionalMoment(conversation, "createdDate");
        if (created == null && latestAt == null) {
            throw new IllegalArgumentException("createdDate is missing");
        }
        return created == null ? latestAt : created;
    }

    /**
     * @param raw the text that the tree was read from
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static MessageRecord message(String conversationId, JsonNode message, String raw) {
        RecordText.requireStorable(message);
        var media = message.path("messageMedia");
        return new Message(
                RecordFields.id(message, "messageId"),
                conversationId,
                RecordFields.text(message, "senderUsername"),
                RecordFields.text(message, "recipientUsername"),
                RecordFields.text(message, "subject"),
                RecordFields.text(message, "messageBody"),
                RecordFields.moment(message, "createdDate"),
                RecordFields.flag(message, "readStatus"),
                media.isArray() && !media.isEmpty() ? media.toString() : null,
                raw);
    }
}
