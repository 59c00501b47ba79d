package dev.ebayconnector.data;

import java.util.List;

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
                    m.first_stored_at, m.stored_at
                    """,
                    "m.raw"),
            List.of(
                    Filter.account("m.account_id = ?"),
                    Filter.text("id", "m.message_id = ?"),
                    Filter.text("conversation_id", """
                        (m.account_id, m.conversation_id) IN
                            (SELECT c.account_id, c.conversation_id FROM conversations c WHERE c.conversation_id = ?)\
                        """),
                    Filter.text("sender", "m.sender = ?"),
                    Filter.moment("from", "m.created_at >= ?"),
                    Filter.moment("to", "m.created_at < ?")),
            List.of(Order.moment("created_at", "m.created_at")),
            List.of(new DayFigures("messages m", "m.account_id", "m.created_at", "NULL", """
                count(*) AS messages
                """)));

    private Messages() {}
}
