package dev.ebayconnector.privacy.erasure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds who is named in a record of eBay, of whatever kind, by the names of its members. */
final class PeopleIn {

    /**
     * Sell Fulfillment and Finances: buyer.username, buyerUsername. Message: senderUsername, recipientUsername,
     * otherPartyUsername. Trading: Sender, SendingUserID, SendToName, RecipientUserID. eBay writes a name or an id into each.
     */
    private static final SortedSet<String> NAMES = names(
            "username",
            "buyerUsername",
            "senderUsername",
            "recipientUsername",
            "otherPartyUsername",
            "sender",
            "sendingUserId",
            "sendToName",
            "recipientUserId",
            "userId",
            "buyerUserId",
            "eiasToken");

    private static final String USER_ID = "userId";

    private static final JsonFactory JSON = new JsonFactory();

    private PeopleIn() {}

    /** Compares without regard to capitals. */
    private static SortedSet<String> names(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return Collections.unmodifiableSortedSet(set);
    }

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
            case FIELD_NAME -> open.element().member = parser.currentName();
            case END_OBJECT -> {
                var object = open.pop();
                object.names.forEach(name -> found.add(new Named(name, Optional.ofNullable(object.userId))));
            }
            case VALUE_STRING -> {
                if (!open.isEmpty() && NAMES.contains(open.element().member)) {
                    var object = open.element();
                    object.names.add(parser.getText());
                    if (object.member.equalsIgnoreCase(USER_ID)) {
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
