package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The schemas of the document: those that the contract names, and what they lead to. Objects are closed and have all their
 * members, unless the contract lists them under {@code maybe}.
 */
final class Schemas {

    private static final String PAGE = "Page";
    private static final String REFERENCE = "$ref";
    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";
    private static final String PROPERTIES = "properties";

    private final Map<String, Yaml> contract;
    private final Map<String, Map<String, Object>> records;
    private final Map<String, String> names;
    private final Map<String, Map<String, Object>> done = new TreeMap<>();

    Schemas(Map<String, Yaml> contract, RecordSchemas records) {
        this.contract = contract;
        this.records = records.byRecord();
        this.names = contract.entrySet().stream()
                .filter(entry -> entry.getValue().has("of"))
                .collect(
                        Collectors.toMap(entry -> entry.getValue().text("of"), Map.Entry::getKey, (first, _) -> first));
    }

    /** Every schema that was asked for so far, by its name. */
    Map<String, Map<String, Object>> all() {
        return done;
    }

    /** The same schema, after what it refers to was added. */
    Map<String, Object> use(Map<String, Object> schema) {
        references(schema).forEach(this::add);
        return schema;
    }

    private static List<String> references(Object value) {
        var found = new ArrayList<String>();
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, member) -> {
                    if (name.equals(REFERENCE)) {
                        found.add(member.toString().substring(Types.SCHEMAS.length()));
                    } else {
                        found.addAll(references(member));
                    }
                });
            case List<?> list -> list.forEach(item -> found.addAll(references(item)));
            case null, default -> {}
        }
        return found;
    }

    private void add(String name) {
        if (done.containsKey(name)) {
            return;
        }
        done.put(name, Map.of());
        done.put(name, use(contract.containsKey(name) ? named(contract.get(name)) : unnamed(name)));
    }

    private Map<String, Object> unnamed(String name) {
        if (name.endsWith(PAGE)) {
            var item = name.substring(0, name.length() - PAGE.length());
            var members = new LinkedHashMap<String, Object>();
            members.put("items", Types.schema("[" + item + "]"));
            members.put(
                    "next",
                    Type.parse("text or null -- to be sent as `next` for the page after; null on the last one")
                            .member());
            return closed("One page of a list.", members, List.of());
        }
        return records.keySet().stream()
                .filter(record -> name(record).equals(name))
                .findFirst()
                .map(record -> record(Yaml.of("record " + record, Map.of("of", record)), Map.of()))
                .orElseThrow(() -> new ContractException("no openapi.yaml has a schema " + name));
    }

    private Map<String, Object> named(Yaml schema) {
        schema.only("of", "about", "only", "members", "maybe");
        var members = Operation.types(schema.mapping("members"));
        var maybe = schema.texts("maybe");
        if (schema.has("of")) {
            return record(schema, members);
        }
        var properties = new LinkedHashMap<String, Object>();
        members.forEach((name, type) -> properties.put(name, type.member()));
        return closed(schema.text("about", ""), properties, maybe);
    }

    /** @param refined types of members that say more than the record does */
    private Map<String, Object> record(Yaml schema, Map<String, Type> refined) {
        var record = schema.text("of");
        var read = records.get(record);
        if (read == null) {
            throw new ContractException("no controller answers with a record " + record);
        }
        var properties = new LinkedHashMap<String, Object>();
        map(read.get(PROPERTIES)).forEach((name, member) -> properties.put(name, normal(map(member))));
        if (schema.has("only")) {
            properties.keySet().retainAll(schema.texts("only"));
        }
        refined.forEach((name, type) -> {
            if (!properties.containsKey(name)) {
                throw new ContractException("the record " + record + " has no member " + name);
            }
            properties.put(name, refined(map(properties.get(name)), type));
        });
        return closed(schema.text("about", text(read.get(DESCRIPTION))), properties, schema.texts("maybe"));
    }

    private static Map<String, Object> refined(Map<String, Object> read, Type type) {
        var refined = type.member();
        if (!refined.containsKey(DESCRIPTION) && read.containsKey(DESCRIPTION)) {
            refined.put(DESCRIPTION, read.get(DESCRIPTION));
        }
        return refined;
    }

    private static Map<String, Object> closed(String about, Map<String, Object> properties, List<String> maybe) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put(TYPE, "object");
        if (!about.isEmpty()) {
            schema.put(DESCRIPTION, about);
        }
        schema.put(PROPERTIES, properties);
        schema.put(
                "required",
                properties.keySet().stream()
                        .filter(name -> !maybe.contains(name))
                        .toList());
        schema.put(Types.ADDITIONAL, false);
        return schema;
    }

    /**
     * What micronaut-openapi 6.20 means: for a member that may be null it writes the types {@code ["string", "null", "object"]},
     * and {@code "type": "null"} beside {@code allOf} for a record, which no value matches.
     */
    private Map<String, Object> normal(Map<String, Object> read) {
        var schema = new LinkedHashMap<>(read);
        if (schema.get("allOf") instanceof List<?> only) {
            var record = new LinkedHashMap<>(map(only.getFirst()));
            var description = record.remove(DESCRIPTION);
            schema = new LinkedHashMap<>(Types.nullable(normal(record)));
            if (description != null) {
                schema.put(DESCRIPTION, description);
            }
            return schema;
        }
        if (schema.get(TYPE) instanceof List<?> types) {
            schema.put(
                    TYPE, types.stream().filter(type -> !type.equals("object")).toList());
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            schema.put("items", normal(map(items)));
        }
        if (schema.get(REFERENCE) instanceof String reference) {
            var record = reference.substring(Types.SCHEMAS.length());
            if (record.equals("JsonNode")) {
                schema.remove(REFERENCE);
            } else {
                schema.put(REFERENCE, Types.SCHEMAS + name(record));
            }
        }
        return schema;
    }

    /** As the contract names the record; a record inside one has its name in front. */
    private String name(String record) {
        if (names.containsKey(record)) {
            return names.get(record);
        }
        int dot = record.lastIndexOf('.');
        return dot < 0 ? record : name(record.substring(0, dot)) + record.substring(dot + 1);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
