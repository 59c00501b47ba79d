package dev.ebayconnector.privacy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * eBay's JSON, divided into facts and personal members; {@link PersonalMembers#restore} puts them together again.
 *
 * @param facts JSON without the personal members
 */
public record PersonalSplit(String facts, PersonalMembers personal) {

    /**
     * @param json any JSON; what is not an object or an array has no personal members
     * @throws IllegalArgumentException if it is not JSON
     */
    public static PersonalSplit of(String json, PersonalPaths paths) {
        try {
            var tree = Json.MAPPER.readTree(json);
            var found = Json.MAPPER.createObjectNode();
            take(tree, paths.root(), JsonPointer.empty(), found);
            return new PersonalSplit(found.isEmpty() ? json : tree.toString(), new PersonalMembers(found));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the record is not JSON", e);
        }
    }

    /** The JSON that was divided, with the same members in the same places. */
    public String restored() {
        return personal.restore(facts);
    }

    private static void take(JsonNode node, PersonalPaths.Step step, JsonPointer at, ObjectNode found) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(member -> {
                var next = step.find(member.getKey());
                if (next == null) {
                    return;
                }
                var pointer = at.appendProperty(member.getKey());
                if (next.personal()) {
                    found.set(pointer.toString(), object.remove(member.getKey()));
                } else {
                    take(member.getValue(), next, pointer, found);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                take(node.get(i), step, at.appendIndex(i), found);
            }
        }
    }
}
