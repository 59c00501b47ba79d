package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What JSON looks like, apart from its values: each member's place with its type, such as {@code orders[].orderId STRING}.
 * The values of enumerations belong to the shape.
 */
final class Shape {
    private static final String ENUMERATION = "[A-Z]+(_[A-Z]+)+|NONE|PAID|FAILED|CANCELED|REFUNDED";

    private Shape() {}

    static Set<String> of(JsonNode json) {
        Set<String> shape = new TreeSet<>();
        add(json, "$", shape);
        return shape;
    }

    private static void add(JsonNode json, String place, Set<String> shape) {
        shape.add(place + " " + json.getNodeType());
        if (json.isTextual() && json.asText().matches(ENUMERATION)) {
            shape.add(place + " = " + json.asText());
        }
        json.properties().forEach(member -> add(member.getValue(), place + "." + member.getKey(), shape));
        if (json.isArray()) {
            json.forEach(item -> add(item, place + "[]", shape));
        }
    }
}
