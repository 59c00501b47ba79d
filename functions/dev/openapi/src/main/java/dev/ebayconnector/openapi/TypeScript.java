package dev.ebayconnector.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the schemas of the document as TypeScript, in the format of the console's formatter. */
final class TypeScript {

    private static final String HEADER =
            "// Written by functions/dev/openapi from the OpenAPI document. Do not change it by hand.\n";
    private static final int WIDTH = 120;
    private static final String NULL = "null";

    private TypeScript() {}

    static String of(Map<String, Object> document) {
        var schemas = map(map(document.get("components")).get("schemas"));
        return schemas.entrySet().stream()
                .map(schema -> object(schema.getKey(), map(schema.getValue())))
                .collect(Collectors.joining("\n", HEADER + "\n", ""));
    }

    private static String object(String name, Map<String, Object> schema) {
        var required = (List<?>) schema.get("required");
        return map(schema.get("properties")).entrySet().stream()
                .map(member -> member(
                        member.getKey() + (required.contains(member.getKey()) ? "" : "?"),
                        alternatives(map(member.getValue()))))
                .collect(Collectors.joining("", "export interface " + name + " {\n", "}\n"));
    }

    private static String member(String name, List<String> types) {
        var line = "  " + name + ": " + String.join(" | ", types) + ";\n";
        return line.length() - 1 <= WIDTH
                ? line
                : "  " + name + ":\n"
                        + types.stream().map(type -> "    | " + type).collect(Collectors.joining("\n")) + ";\n";
    }

    private static List<String> alternatives(Map<String, Object> schema) {
        if (schema.get("anyOf") instanceof List<?> either) {
            return either.stream()
                    .flatMap(one -> alternatives(map(one)).stream())
                    .toList();
        }
        if (schema.get("enum") instanceof List<?> words) {
            return words.stream()
                    .map(word -> word == null ? NULL : "'" + word + "'")
                    .toList();
        }
        if (schema.get("$ref") instanceof String reference) {
            return List.of(reference.substring(Types.SCHEMAS.length()));
        }
        var type = schema.get("type");
        return (type instanceof List<?> types ? types.stream() : Stream.of(type == null ? "" : type))
                .map(one -> plain((String) one, schema))
                .toList();
    }

    private static String plain(String type, Map<String, Object> schema) {
        return switch (type) {
            case "string", "boolean", NULL -> type;
            case "integer", "number" -> "number";
            case "array" -> list(alternatives(map(schema.get("items"))));
            case "object" ->
                "Record<string, "
                        + (schema.get(Types.ADDITIONAL) instanceof Map<?, ?> values
                                ? String.join(" | ", alternatives(map(values)))
                                : "unknown")
                        + ">";
            default -> "unknown";
        };
    }

    private static String list(List<String> items) {
        return items.size() == 1 ? items.getFirst() + "[]" : "(" + String.join(" | ", items) + ")[]";
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
