package dev.ebayconnector.privacy.erasure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds who is named in a record of eBay, of whatever kind, by the names of its members. */
final class PeopleIn {

    /**
     * Sell Fulfillment and Finances: buyer.username, buyerUsername. Message: senderUsername, recipientUsername,
     * otherPartyUsername. Trading: Sender, SendingUserID, SendToName, RecipientUserID. eBay writes a name or an id into each.
     */
    private static final Set<String> NAMES = Set.of(
            "username",
            "buyerusername",
            "senderusername",
            "recipientusername",
            "otherpartyusername",
            "sender",
            "sendinguserid",
            "sendtoname",
            "recipientuserid",
            "userid",
            "buyeruserid",
            "eiastoken");

    private static final String USER_ID = "userid";

    private static final JsonFactory JSON = new JsonFactory();

    private PeopleIn() {}

    /** @param userId that the same object states, if it does */
    record Named(String name, Optional<String> userId) {}

    /** One object under way. */
    private static final class Open {
        private final List<String> names = new ArrayList<>();
        private String userId;
        private String member = "";
    }

    /** @return empty for what is not JSON, or without names */
    static List<Named> of(String json) {
        var found = new ArrayList<Named>();
        try (var parser = JSON.createParser(json)) {
            var open = new ArrayDeque<Open>();
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(parser, token, open, found);
            }
        } catch (IOException e) {
            return List.copyOf(found);
        }
        return found;
    }

    private static void take(JsonParser parser, JsonToken token, ArrayDeque<Open> open, List<Named> found)
            throws IOException {
        switch (token) {
            case START_OBJECT -> open.push(new Open());
            case FIELD_NAME -> open.element().member = parser.currentName().toLowerCase(Locale.ROOT);
            case END_OBJECT -> {
                var object = open.pop();
                object.names.forEach(name -> found.add(new Named(name, Optional.ofNullable(object.userId))));
            }
            case VALUE_STRING -> {
                if (!open.isEmpty() && NAMES.contains(open.element().member)) {
                    var object = open.element();
                    object.names.add(parser.getText());
                    if (object.member.equals(USER_ID)) {
                        object.userId = parser.getText();
                    }
                }
            }
            default -> {
                // No name.
            }
        }
    }
}
