package dev.ebayconnector.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Examples of schemas, put together from one value for each name of a member. */
final class Examples {

    private static final String TYPE = "type";

    /** Their examples are right under any name. */
    private static final Set<String> FORMATS = Set.of("date-time", "date", "uuid");

    private final Map<String, Object> values;
    private final Map<String, Map<String, Object>> schemas;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param values  by the name of a member, or by {@code Schema.name} where that name looks different
     * @param schemas to which the others refer
     */
    Examples(Map<String, Object> values, Map<String, Map<String, Object>> schemas) {
        this.values = values;
        this.schemas = schemas;
    }

    /** @throws ContractException naming all that have no example */
    void check() {
        if (!missing.isEmpty()) {
            throw new ContractException("examples.yaml has no example of " + String.join(", ", missing));
        }
    }

    /** @param name of the member or parameter that has it */
    Object of(Map<String, Object> schema, String owner, String name) {
        var own = owner + "." + name;
        if (FORMATS.contains((String) schema.getOrDefault("format", ""))) {
            return ofType(schema, owner, name);
        }
        if (values.containsKey(own)) {
            return values.get(own);
        }
        if (schema.get("$ref") instanceof String reference) {
            return ofSchema(reference.substring(Types.SCHEMAS.length()));
        }
        if (schema.get("anyOf") instanceof List<?> either) {
            return of(map(either.getFirst()), owner, name);
        }
        var texts = schema.get("enum") instanceof List<?> list ? list : List.of();
        if (values.containsKey(name) && (texts.isEmpty() || texts.contains(values.get(name)))) {
            return values.get(name);
        }
        return texts.isEmpty() ? ofType(schema, owner, name) : texts.getFirst();
    }

    private Object ofType(Map<String, Object> schema, String owner, String name) {
        var type = schema.get(TYPE) instanceof List<?> types ? types.getFirst() : schema.get(TYPE);
        return switch ((String) type) {
            case "array" -> List.of(of(map(schema.get("items")), owner, name));
            case "boolean" -> false;
            case "integer" -> schema.getOrDefault("minimum", 1);
            case "object" -> Map.of();
            case null, default -> text(schema, owner, name);
        };
    }

    private Object text(Map<String, Object> schema, String owner, String name) {
        return switch ((String) schema.get("format")) {
            case "date-time" -> "2026-05-01T08:30:00Z";
            case "date" -> "2026-05-01";
            case "uuid" -> "0b6e6e3c-5a5c-4d0b-9f5e-3f6f0c2b7a11";
            case null, default -> {
                missing.add(owner + "." + name);
                yield "";
            }
        };
    }

    /** An object with all members. */
    Map<String, Object> ofSchema(String schema) {
        var example = new LinkedHashMap<String, Object>();
        map(schemas.get(schema).get("properties"))
                .forEach((name, member) -> example.put(name, of(map(member), schema, name)));
        return example;
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
