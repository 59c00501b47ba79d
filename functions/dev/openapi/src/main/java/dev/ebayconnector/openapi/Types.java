package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The types that {@code openapi.yaml} names:
 *
 * <ul>
 *   <li>{@code text}, {@code text 1..500} (its length), {@code uuid}, {@code moment} (ISO 8601), {@code day}, {@code flag},
 *       {@code count} (a whole number), {@code number 1..20}, {@code amount} (a decimal as text),
 *   <li>{@code a | b}: one of these texts,
 *   <li>{@code json} (any value), {@code object} (what eBay sends, or members that are not listed), {@code counts} (a number for each
 *       name),
 *   <li>{@code [type]}: a list, {@code Page<Name>}: a page of a list, {@code Name}: a schema,
 *   <li>{@code A or B}: either schema,
 *   <li>{@code type or null}.
 * </ul>
 */
final class Types {

    static final String SCHEMAS = "#/components/schemas/";
    static final String ADDITIONAL = "additionalProperties";

    private static final String TYPE = "type";
    private static final String OR_NULL = " or null";
    private static final Pattern RANGE = Pattern.compile("(text|number) (\\d+)\\.\\.(\\d+)");
    private static final Pattern PAGE = Pattern.compile("Page<(\\w+)>");

    private Types() {}

    static Map<String, Object> schema(String type) {
        if (type.endsWith(OR_NULL)) {
            return nullable(schema(type.substring(0, type.length() - OR_NULL.length())));
        }
        if (type.startsWith("[") && type.endsWith("]")) {
            return of(TYPE, "array", "items", schema(type.substring(1, type.length() - 1)));
        }
        if (type.contains(" | ")) {
            return of(TYPE, "string", "enum", Arrays.asList(type.split(" \\| ")));
        }
        if (type.contains(" or ")) {
            return of(
                    "anyOf",
                    Arrays.stream(type.split(" or ")).map(Types::schema).toList());
        }
        var range = RANGE.matcher(type);
        if (range.matches()) {
            return range(range.group(1), Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)));
        }
        var page = PAGE.matcher(type);
        if (page.matches()) {
            return reference(page.group(1) + "Page");
        }
        return Character.isUpperCase(type.charAt(0)) ? reference(type) : plain(type);
    }

    private static Map<String, Object> plain(String type) {
        return switch (type) {
            case "text" -> of(TYPE, "string");
            case "uuid" -> of(TYPE, "string", "format", "uuid");
            case "moment" -> of(TYPE, "string", "format", "date-time");
            case "day" -> of(TYPE, "string", "format", "date");
            case "amount" -> of(TYPE, "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?$");
            case "flag" -> of(TYPE, "boolean");
            case "count" -> of(TYPE, "integer", "format", "int64");
            case "json" -> Map.of();
            case "object" -> of(TYPE, "object", ADDITIONAL, true);
            case "counts" -> of(TYPE, "object", ADDITIONAL, of(TYPE, "integer", "format", "int64"));
            default -> throw new ContractException("there is no type " + type);
        };
    }

    private static Map<String, Object> range(String type, int least, int most) {
        return type.equals("text")
                ? of(TYPE, "string", "minLength", least, "maxLength", most)
                : of(TYPE, "integer", "minimum", least, "maximum", most);
    }

    static Map<String, Object> reference(String name) {
        return of("$ref", SCHEMAS + name);
    }

    /** The same, or null. */
    static Map<String, Object> nullable(Map<String, Object> schema) {
        var type = schema.get(TYPE);
        if (type == null) {
            return schema.isEmpty() ? schema : of("anyOf", List.of(schema, of(TYPE, "null")));
        }
        var nullable = new LinkedHashMap<>(schema);
        nullable.put(TYPE, List.of(type, "null"));
        if (schema.get("enum") instanceof List<?> values) {
            var all = new ArrayList<Object>(values);
            all.add(null);
            nullable.put("enum", all);
        }
        return nullable;
    }

    /** In this order. */
    static Map<String, Object> of(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
