package dev.ebayconnector.fakeebay.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation.
 *
 * @param party who writes with the seller
 * @param item  what it is about
 * @param mails the first one first; at least one
 */
record Talk(String id, String type, String party, String title, Optional<String> item, List<Mail> mails) {
    static final String FROM_MEMBERS = "FROM_MEMBERS";
    static final String FROM_EBAY = "FROM_EBAY";

    Instant startedAt() {
        return mails.getFirst().sentAt();
    }

    Mail latest() {
        return mails.getLast();
    }

    Talk with(Mail mail) {
        return new Talk(
                id,
                type,
                party,
                title,
                item,
                Stream.concat(mails.stream(), Stream.of(mail)).toList());
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("conversationId", id)
                .put("conversationStatus", "ACTIVE")
                .put("conversationTitle", title)
                .put("conversationType", type)
                .put("createdDate", Json.time(startedAt()))
                .put("unreadCount", mails.stream().filter(mail -> !mail.read()).count());
        item.ifPresent(id -> json.put("referenceId", id).put("referenceType", "LISTING"));
        return json.set("latestMessage", latest().json());
    }
}
