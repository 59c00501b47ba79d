package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages as rows. */
final class MessageRows {

    static final String SENDER = "sender";
    static final String RECIPIENT = "recipient";
    private static final String MEDIA = "media";

    private MessageRows() {}

    /** Who wrote to whom; null where it is not known. */
    record Names(String sender, String recipient) {

        static final Names NONE = new Names(null, null);

        /** These names where eBay hides one. */
        Names orOf(Message message) {
            return new Names(
                    Mask.hides(message.sender()) ? sender : message.sender(),
                    Mask.hides(message.recipient()) ? recipient : message.recipient());
        }

        static boolean hidden(Message message) {
            return Mask.hides(message.sender()) || Mask.hides(message.recipient());
        }
    }

    /** @param known names that are stored, by message id, where eBay hides one */
    static String of(List<Message> messages, PageSeal seal, Map<String, Names> known, Instant now) {
        return JsonRows.of(messages, (row, message) -> {
            var names = known.getOrDefault(message.messageId(), Names.NONE).orOf(message);
            var own = seal.of(message.raw());
            var sealed = own.seal(
                    PersonalPaths.MESSAGE,
                    place(message.messageId()),
                    message.raw(),
                    personal -> columns(personal, message, names));
            row.text("message_id", message.messageId())
                    .text("conversation_id", message.conversationId())
                    .bytes("sender_hash", own.hash(names.sender()))
                    .bytes("recipient_hash", own.hash(names.recipient()))
                    .moment("created_at", message.createdAt())
                    .flag("read", message.read())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    /** What the record itself does not say in this form: names that eBay hides by now, and attachments. */
    private static PersonalMembers columns(PersonalMembers personal, Message message, Names names) {
        return personal.withColumn(SENDER, Mask.hides(message.sender()) ? names.sender() : null)
                .withColumn(RECIPIENT, Mask.hides(message.recipient()) ? names.recipient() : null)
                .withColumn(MEDIA, message.media());
    }

    /** Where the sealed part of a message belongs. */
    static Place place(String messageId) {
        return Place.of("messages", messageId);
    }
}
