package dev.ebayconnector.sync;

import java.util.List;

/**
 * A stored message.
 *
 * @param media JSON; empty without attachments
 */
record StoredMessage(String id, String sender, String recipient, String subject, String body, String media) {

    /** In the order of their ids. */
    static List<StoredMessage> all(SyncSystem system) {
        return Opened.rows(system, "messages", "message_id").entrySet().stream()
                .map(message -> of(message.getKey(), message.getValue()))
                .toList();
    }

    static StoredMessage of(SyncSystem system, String id) {
        return of(id, Opened.rows(system, "messages", "message_id").get(id));
    }

    private static StoredMessage of(String id, Opened message) {
        var media = message.text("media");
        return new StoredMessage(
                id,
                message.text("sender", "senderUsername", "Sender"),
                message.text("recipient", "recipientUsername", "RecipientUserID"),
                message.text("-", "subject"),
                message.text("-", "messageBody", "Content", "Text"),
                media == null ? "" : media);
    }
}
