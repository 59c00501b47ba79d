package dev.ebayconnector.ebay.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;

/** What PostgreSQL's {@code text} and {@code jsonb} cannot hold. */
public final class RecordText {

    private RecordText() {}

    /** @throws IllegalArgumentException if a name or a text anywhere in the tree cannot be stored */
    public static void requireStorable(JsonNode tree) {
        var open = new ArrayDeque<JsonNode>();
        open.push(tree);
        while (!open.isEmpty()) {
            var node = open.pop();
            if (node.isTextual()) {
                require(node.textValue());
            }
            node.fieldNames().forEachRemaining(RecordText::require);
            node.forEach(open::push);
        }
    }

    private static void require(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                throw new IllegalArgumentException("the record holds a NUL character");
            }
            if (Character.isSurrogate(character)) {
                if (Character.isLowSurrogate(character)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("the record holds half a character (an unpaired surrogate)");
                }
                i++;
            }
        }
    }
}
