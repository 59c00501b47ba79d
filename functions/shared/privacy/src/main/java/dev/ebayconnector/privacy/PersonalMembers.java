package dev.ebayconnector.privacy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The personal members of a record, each with its place in the record's JSON (a JSON Pointer, RFC 6901). Immutable. */
public final class PersonalMembers {

    /** Of a record without personal data, or whose personal data was erased. */
    public static final PersonalMembers NONE = new PersonalMembers(Json.MAPPER.createObjectNode());

    /** Beside the pointers, which all begin with a slash. */
    private static final String COLUMNS = "columns";

    private final ObjectNode byPointer;

    PersonalMembers(ObjectNode byPointer) {
        this.byPointer = byPointer;
    }

    /** @param json as {@link #json} makes it */
    static PersonalMembers of(String json) {
        try {
            return new PersonalMembers((ObjectNode) Json.MAPPER.readTree(json));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("these are no personal members", e);
        }
    }

    /** The same members make the same text, in whatever order eBay sends them. */
    String json() {
        try {
            return Json.MAPPER.writeValueAsString(byPointer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    public boolean isEmpty() {
        return byPointer.isEmpty();
    }

    /**
     * With the value of a column that eBay's JSON does not hold, such as a name that eBay does not show any more.
     *
     * @param value null to add nothing
     */
    public PersonalMembers withColumn(String column, String value) {
        if (value == null) {
            return this;
        }
        var more = byPointer.deepCopy();
        more.withObjectProperty(COLUMNS).put(column, value);
        return new PersonalMembers(more);
    }

    /** A value that was added by {@link #withColumn}. */
    public Optional<String> column(String name) {
        return Optional.ofNullable(byPointer.path(COLUMNS).path(name).textValue());
    }

    /**
     * The record as eBay sent it.
     *
     * @param facts JSON without these members
     */
    public String restore(String facts) {
        if (isEmpty()) {
            return facts;
        }
        try {
            var tree = Json.MAPPER.readTree(facts);
            byPointer.properties().stream()
                    .filter(member -> !member.getKey().equals(COLUMNS))
                    .forEach(member -> put(tree, pointer(member.getKey()), member.getValue()));
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the facts are not JSON", e);
        }
    }

    private static JsonPointer pointer(String key) {
        return JsonPointer.compile(key.equals(COLUMNS) ? "/" + COLUMNS : key);
    }

    private static void put(JsonNode facts, JsonPointer pointer, JsonNode value) {
        if (facts.at(pointer.head()) instanceof ObjectNode parent) {
            parent.set(pointer.last().getMatchingProperty(), value);
        }
    }

    /**
     * These members without some: a path names what to leave out, at or below a personal member, as
     * {@link PersonalPaths} writes paths ({@code buyer/buyerRegistrationAddress/email}), or a column
     * ({@code columns/buyer_username}).
     */
    public PersonalMembers without(Collection<String> paths) {
        var rest = byPointer.deepCopy();
        for (var path : paths) {
            var names = PersonalPaths.segments(path);
            List.copyOf(rest.properties()).forEach(member -> {
                int behind = behind(pointer(member.getKey()), names);
                if (behind == names.size()) {
                    rest.remove(member.getKey());
                } else if (behind > 0) {
                    remove(member.getValue(), names.subList(behind, names.size()));
                }
            });
        }
        return new PersonalMembers(rest);
    }

    /** How many names lead to the pointer, or are reached on its way; 0 if it is elsewhere. */
    private static int behind(JsonPointer pointer, List<String> names) {
        int at = 0;
        for (var step = pointer; !step.matches() && at < names.size(); step = step.tail()) {
            if (names.get(at).equals(PersonalPaths.normal(step.getMatchingProperty()))) {
                at++;
            } else if (!step.mayMatchElement()) {
                return 0;
            }
        }
        return at;
    }

    private static void remove(JsonNode node, List<String> names) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> remove(element, names));
        } else if (node instanceof ObjectNode object) {
            List.copyOf(object.properties()).stream()
                    .filter(member -> PersonalPaths.normal(member.getKey()).equals(names.getFirst()))
                    .forEach(member -> {
                        if (names.size() == 1) {
                            object.remove(member.getKey());
                        } else {
                            remove(member.getValue(), names.subList(1, names.size()));
                        }
                    });
        }
    }

    /** The first text at a path, if a personal member holds one. */
    public Optional<String> text(String path) {
        var names = PersonalPaths.segments(path);
        return byPointer.properties().stream()
                .filter(member -> behind(pointer(member.getKey()), names) > 0)
                .map(member ->
                        within(member.getValue(), names.subList(behind(pointer(member.getKey()), names), names.size())))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static JsonNode within(JsonNode value, List<String> names) {
        var node = value;
        for (var name : names) {
            node = node.properties().stream()
                    .filter(member -> PersonalPaths.normal(member.getKey()).equals(name))
                    .findFirst()
                    .<JsonNode>map(member -> member.getValue())
                    .orElseGet(Json.MAPPER::missingNode);
        }
        return node;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalMembers members && byPointer.equals(members.byPointer);
    }

    @Override
    public int hashCode() {
        return byPointer.hashCode();
    }

    @Override
    public String toString() {
        return "PersonalMembers[***]";
    }
}
