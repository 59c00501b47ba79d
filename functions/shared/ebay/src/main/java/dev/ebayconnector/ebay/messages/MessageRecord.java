package dev.ebayconnector.ebay.messages;

import java.time.Instant;

/**
 * What eBay says of a seller's messages. Only ids and times are sure to be there; every other member may be null, and
 * words of eBay's enumerations are kept as they come.
 */
public sealed interface MessageRecord {

    /** As eBay sent it; XML is put as JSON. */
    String raw();

    /**
     * A conversation.
     *
     * @param list            the list that it stands in
     * @param createdAt       of the latest message if eBay does not state it
     * @param latestSender    who wrote the latest message
     * @param latestRecipient to whom
     * @param latestAt        when the latest message was sent; {@code createdAt} without a message
     */
    record Conversation(
            String list,
            String conversationId,
            String type,
            String status,
            String title,
            Instant createdAt,
            String referenceType,
            String referenceId,
            Integer unreadCount,
            String latestMessageId,
            String latestSender,
            String latestRecipient,
            Instant latestAt,
            String raw)
            implements MessageRecord {

        /** The same under another id. */
        public Conversation withId(String id) {
            return with(id, createdAt);
        }

        /** The same, made at another time. */
        public Conversation created(Instant at) {
            return with(conversationId, at);
        }

        private Conversation with(String id, Instant created) {
            return new Conversation(
                    list,
                    id,
                    type,
                    status,
                    title,
                    created,
                    referenceType,
                    referenceId,
                    unreadCount,
                    latestMessageId,
                    latestSender,
                    latestRecipient,
                    latestAt,
                    raw);
        }
    }

    /**
     * A message without its text, and the thread that it belongs to.
     *
     * @param thread its latest message is this one
     */
    record Header(String messageId, Conversation thread, String raw) implements MessageRecord {}

    /**
     * A message.
     *
     * @param media JSON; null without attachments
     */
    record Message(
            String messageId,
            String conversationId,
            String sender,
            String recipient,
            String subject,
            String body,
            Instant createdAt,
            Boolean read,
            String media,
            String raw)
            implements MessageRecord {

        /** The same in another conversation. */
        public Message inConversation(String id) {
            return new Message(messageId, id, sender, recipient, subject, body, createdAt, read, media, raw);
        }
    }
}
