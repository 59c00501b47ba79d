package dev.ebayconnector.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A type as {@code openapi.yaml} writes it: {@code [old ]<type>[!][ -- description]}.
 *
 * @param schema      of the value
 * @param required    {@code !}: a parameter or member of a body that must be given
 * @param old         still read, but another name or way is better
 * @param description may be empty
 */
record Type(Map<String, Object> schema, boolean required, boolean old, String description) {

    private static final String OLD = "old ";

    static Type parse(String text) {
        int dashes = text.indexOf(" -- ");
        var description = dashes < 0 ? "" : text.substring(dashes + 4).strip();
        var type = (dashes < 0 ? text : text.substring(0, dashes)).strip();
        boolean old = type.startsWith(OLD);
        type = old ? type.substring(OLD.length()) : type;
        boolean required = type.endsWith("!");
        type = required ? type.substring(0, type.length() - 1) : type;
        return new Type(Types.schema(type), required, old, description);
    }

    /** The schema of a member of an object. */
    Map<String, Object> member() {
        var member = new LinkedHashMap<>(schema);
        if (!description.isEmpty()) {
            member.put("description", description);
        }
        if (old) {
            member.put("deprecated", true);
        }
        return member;
    }
}
