package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code conversations}, the one with the latest message first. */
final class Conversations {

    static final StoredResource RESOURCE = new StoredResource(
            "conversations",
            "conversation",
            new Source(
                    "conversations c",
                    List.of(
                            new Column("account_id", Kind.UUID, "c.account_id"),
                            new Column("id", Kind.TEXT, "c.conversation_id")),
                    """
                    c.account_id, c.conversation_id, c.conversation_type, c.status, c.title, c.created_at, c.reference_type,
                    c.reference_id, c.other_party, c.unread_count, c.latest_message_id, c.latest_message_at
                    """,
                    """
                    c.erased_at, c.first_stored_at, c.stored_at
                    """,
                    "c.raw",
                    Sealing.of(
                            "conversations",
                            "c",
                            Map.of(
                                    "title", Sealing.texts("conversationTitle", "Subject"),
                                    "other_party", Sealing.name("other_party")))),
            List.of(
                    Filter.account("c.account_id = ?"),
                    Filter.text("id", "c.conversation_id = ?"),
                    Filter.person("buyer", "c.other_party_hash", "c.other_party"),
                    Filter.text("reference_id", "c.reference_id = ?"),
                    Filter.moment("from", "c.latest_message_at >= ?"),
                    Filter.moment("to", "c.latest_message_at < ?")),
            List.of(Order.changing("latest_message_at", "c.latest_message_at"), Order.key("conversation_id")),
            List.of());

    private Conversations() {}
}
