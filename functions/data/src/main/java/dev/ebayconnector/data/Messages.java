package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code messages} of all conversations. */
final class Messages {

    static final StoredResource RESOURCE = new StoredResource(
            "messages",
            "message",
            new Source(
                    "messages m",
                    List.of(
                            new Column("account_id", Kind.UUID, "m.account_id"),
                            new Column("id", Kind.TEXT, "m.message_id")),
                    """
                    m.account_id, m.message_id, m.conversation_id, m.sender, m.recipient, m.subject, m.body, m.created_at, m.read, m.media
                    """,
                    """
                    m.erased_at, m.first_stored_at, m.stored_at
                    """,
                    "m.raw",
                    Sealing.of(
                            "messages",
                            "m",
                            Map.of(
                                    "sender", Sealing.name("sender", "senderUsername", "Sender"),
                                    "recipient", Sealing.name("recipient", "recipientUsername", "RecipientUserID"),
                                    "subject", Sealing.texts("subject"),
                                    "body", Sealing.texts("messageBody", "Content", "Text"),
                                    "media", List.of(new Sealing.Shown.KeptJson("media"))))),
            List.of(
                    Filter.account("m.account_id = ?"),
                    Filter.text("id", "m.message_id = ?"),
                    Filter.text("conversation_id", """
                        (m.account_id, m.conversation_id) IN
                            (SELECT c.account_id, c.conversation_id FROM conversations c WHERE c.conversation_id = ?)\
                        """),
                    Filter.person("sender", "m.sender_hash", "m.sender"),
                    Filter.moment("from", "m.created_at >= ?"),
                    Filter.moment("to", "m.created_at < ?")),
            List.of(Order.moment("created_at", "m.created_at")),
            List.of(new DayFigures("messages m", "m.account_id", "m.created_at", "NULL", """
                count(*) AS messages
                """)));

    private Messages() {}
}
