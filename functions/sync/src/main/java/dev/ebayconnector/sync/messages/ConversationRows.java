package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Conversations as rows. */
final class ConversationRows {

    static final String OTHER_PARTY = "other_party";

    private ConversationRows() {}

    /** @param known other parties that are stored, by conversation id, where eBay names none */
    static String of(List<Conversation> conversations, PageSeal seal, Map<String, String> known, Instant now) {
        return JsonRows.of(conversations, (row, conversation) -> {
            var party = known.getOrDefault(conversation.conversationId(), otherParty(conversation, seal));
            var own = seal.of(conversation.raw());
            var sealed = own.seal(
                    PersonalPaths.CONVERSATION,
                    place(conversation.conversationId()),
                    conversation.raw(),
                    personal -> personal.withColumn(OTHER_PARTY, party));
            row.text("conversation_id", conversation.conversationId())
                    .text("conversation_type", conversation.type())
                    .text("status", conversation.status())
                    .moment("created_at", conversation.createdAt())
                    .text("reference_type", conversation.referenceType())
                    .text("reference_id", conversation.referenceId())
                    .bytes("other_party_hash", own.hash(party))
                    .integer("unread_count", conversation.unreadCount())
                    .text("latest_message_id", conversation.latestMessageId())
                    .moment("latest_message_at", conversation.latestAt())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    /** Of sender and recipient of the latest message, the one that is not the seller; null if eBay hides who it is. */
    static String otherParty(Conversation conversation, PageSeal seal) {
        var party = seal.otherParty(conversation.latestSender(), conversation.latestRecipient());
        return Mask.hides(party) ? null : party;
    }

    /** Where the sealed part of a conversation belongs. */
    static Place place(String conversationId) {
        return Place.of("conversations", conversationId);
    }
}
