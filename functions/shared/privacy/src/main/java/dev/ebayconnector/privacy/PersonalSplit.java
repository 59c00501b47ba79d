package dev.ebayconnector.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;

/**
 * eBay's JSON, divided into facts and personal members; {@link PersonalMembers#restore} puts them together again.
 *
 * @param facts JSON without the personal members
 */
public record PersonalSplit(String facts, PersonalMembers personal) {

    /**
     * Reads the JSON once and keeps none of it but the personal members, because a sync divides every record that it stores.
     *
     * @param json any JSON; what is not an object or an array has no personal members
     * @throws IllegalArgumentException if it is not JSON
     */
    public static PersonalSplit of(String json, PersonalPaths paths) {
        var found = Json.MAPPER.createObjectNode();
        var facts = new StringWriter(json.length());
        try (var parser = Json.MAPPER.createParser(json);
                var out = Json.MAPPER.createGenerator(facts)) {
            if (parser.nextToken() != null) {
                new Divider(parser, out, found).copy(paths.root());
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the record is more than one JSON value");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the record is not JSON", e);
        }
        return new PersonalSplit(found.isEmpty() ? json : facts.toString(), new PersonalMembers(found));
    }

    /** The JSON that was divided, with the same members in the same places. */
    public String restored() {
        return personal.restore(facts);
    }

    /** Copies the facts from a parser to a generator and puts the personal members aside. */
    private record Divider(JsonParser parser, JsonGenerator facts, ObjectNode found) {

        /** The value at which the parser is; {@code step} is null where nothing below it is personal. */
        void copy(PersonalPaths.Step step) throws IOException {
            switch (parser.currentToken()) {
                case START_OBJECT -> members(step);
                case START_ARRAY -> elements(step);
                // As text, for a number keeps its digits.
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> facts.writeNumber(parser.getText());
                default -> facts.copyCurrentEvent(parser);
            }
        }

        private void members(PersonalPaths.Step step) throws IOException {
            facts.writeStartObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                var next = step == null ? null : step.find(name);
                var pointer = next != null && next.personal()
                        ? parser.getParsingContext().pathAsPointer()
                        : null;
                parser.nextToken();
                if (pointer == null) {
                    facts.writeFieldName(name);
                    copy(next);
                } else {
                    found.set(pointer.toString(), Json.NEXT_VALUE.readTree(parser));
                }
            }
            facts.writeEndObject();
        }

        private void elements(PersonalPaths.Step step) throws IOException {
            facts.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                copy(step);
            }
            facts.writeEndArray();
        }
    }
}
