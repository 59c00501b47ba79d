package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters and the body of an operation. */
final class Inputs {

    private final Operation operation;
    private final Examples examples;

    Inputs(Operation operation, Examples examples) {
        this.operation = operation;
        this.examples = examples;
    }

    List<Map<String, Object>> parameters() {
        var parameters = new ArrayList<Map<String, Object>>();
        operation.variables().forEach((name, type) -> parameters.add(parameter("path", name, type)));
        operation.query().forEach((name, type) -> parameters.add(parameter("query", name, type)));
        operation.headers().forEach((name, type) -> parameters.add(parameter("header", name, type)));
        return parameters;
    }

    private Map<String, Object> parameter(String in, String name, Type type) {
        var parameter = Types.of("name", name, "in", in);
        if (!type.description().isEmpty()) {
            parameter.put("description", type.description());
        }
        if (in.equals("path") || type.required()) {
            parameter.put("required", true);
        }
        if (type.old()) {
            parameter.put("deprecated", true);
        }
        parameter.put("schema", type.schema());
        parameter.put("example", examples.of(type.schema(), in, name));
        return parameter;
    }

    /** Empty if no JSON is read. */
    Optional<Map<String, Object>> body() {
        if (operation.body() == null) {
            return Optional.empty();
        }
        var members = new LinkedHashMap<String, Object>();
        var example = new LinkedHashMap<String, Object>();
        operation.body().forEach((name, type) -> {
            members.put(name, type.member());
            if (operation.example().isEmpty()
                    ? !type.old()
                    : operation.example().contains(name)) {
                example.put(name, examples.of(type.schema(), operation.id(), name));
            }
        });
        var required = operation.body().entrySet().stream()
                .filter(member -> member.getValue().required())
                .map(Map.Entry::getKey)
                .toList();
        var schema = Types.of("type", "object", "properties", members);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put(Types.ADDITIONAL, false);
        return Optional.of(Types.of(
                "required",
                !required.isEmpty(),
                "content",
                Types.of("application/json", Types.of("schema", schema, "example", example))));
    }
}
