package dev.ebayconnector.ebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.MessageRecord.Header;
import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;

/**
 * Reads messages of GetMyMessages, whose XML {@link XmlAnswer} has put as JSON; refuses with an {@link
 * IllegalArgumentException} that names the element.
 */
final class TradingMessageReader {

    /** How eBay names itself as a sender. */
    private static final String EBAY = "eBay";

    private TradingMessageReader() {}

    /** @param folder the list that the message stands in */
    static MessageRecord header(TradingFolder folder, JsonNode message) {
        RecordText.requireStorable(message);
        var id = RecordFields.id(message, "MessageID");
        var party = otherParty(folder, message);
        var sentAt = RecordFields.moment(message, "ReceiveDate");
        var item = RecordFields.text(message, "ItemID");
        var raw = message.toString();
        var thread = new Conversation(
                folder.list(),
                threadId(party, item),
                party.equalsIgnoreCase(EBAY) ? "FROM_EBAY" : "FROM_MEMBERS",
                null,
                RecordFields.text(message, "Subject"),
                sentAt,
                item == null ? null : "LISTING",
                item,
                null,
                id,
                RecordFields.text(message, "Sender"),
                RecordFields.text(message, "RecipientUserID"),
                sentAt,
                raw);
        return new Header(id, thread, raw);
    }

    /** @param folder the list that the message stands in */
    static MessageRecord message(TradingFolder folder, JsonNode message) {
        RecordText.requireStorable(message);
        var content = RecordFields.text(message, "Content");
        return new Message(
                RecordFields.id(message, "MessageID"),
                threadId(otherParty(folder, message), RecordFields.text(message, "ItemID")),
                RecordFields.text(message, "Sender"),
                RecordFields.text(message, "RecipientUserID"),
                RecordFields.text(message, "Subject"),
                content == null || content.isEmpty() ? RecordFields.text(message, "Text") : content,
                RecordFields.moment(message, "ReceiveDate"),
                flag(message, "Read"),
                media(message),
                message.toString());
    }

    private static String otherParty(TradingFolder folder, JsonNode message) {
        return RecordFields.id(
                message,
                switch (folder) {
                    case INBOX -> "Sender";
                    case SENT -> "RecipientUserID";
                });
    }

    private static String threadId(String party, String item) {
        return item == null || item.isEmpty() ? party : party + "/" + item;
    }

    private static Boolean flag(JsonNode message, String name) {
        return switch (RecordFields.text(message, name)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            case null, default -> null;
        };
    }

    /** With the names of the Commerce Message API. */
    private static String media(JsonNode message) {
        var found = message.path("MessageMedia");
        var all = JsonNodeFactory.instance.arrayNode();
        for (var each :
                found.isArray() ? found : JsonNodeFactory.instance.arrayNode().add(found)) {
            if (each.isObject()) {
                all.addObject()
                        .put("mediaName", RecordFields.text(each, "MediaName"))
                        .put("mediaUrl", RecordFields.text(each, "MediaURL"));
            }
        }
        return all.isEmpty() ? null : all.toString();
    }
}
