package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of eBay's OpenAPI files, if the folder of contracts stands beside the project. Stricter than a schema validator in one point:
 * a member the contract does not name is a fault. A schema with an enum list is a text, whatever type the file claims for it.
 */
final class Contract {
    private final JsonNode schemas;

    private Contract(JsonNode schemas) {
        this.schemas = schemas;
    }

    static Optional<Contract> find(String file) throws IOException {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder ->
                        folder.resolve("shared").resolve("ebay-contracts").resolve(file))
                .filter(Files::isReadable)
                .findFirst();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Contract(
                        new ObjectMapper().readTree(found.get().toFile()).at("/components/schemas")));
    }

    /** What in the value breaks the named schema, each with its place; empty when nothing does. */
    List<String> faults(JsonNode value, String schema) {
        List<String> faults = new ArrayList<>();
        check(value, schemas.get(schema), "$", faults);
        return faults;
    }

    private void check(JsonNode value, JsonNode schema, String place, List<String> faults) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asText();
            check(value, schemas.get(reference.substring(reference.lastIndexOf('/') + 1)), place, faults);
        } else if (schema.has("enum")) {
            report(contains(schema.get("enum"), value), place, value, faults);
        } else {
            checkType(value, schema, place, faults);
        }
    }

    private void checkType(JsonNode value, JsonNode schema, String place, List<String> faults) {
        switch (schema.path("type").asText()) {
            case "string" -> report(value.isTextual(), place, value, faults);
            case "integer" -> report(value.isIntegralNumber(), place, value, faults);
            case "number" -> report(value.isNumber(), place, value, faults);
            case "boolean" -> report(value.isBoolean(), place, value, faults);
            case "array" -> {
                report(value.isArray(), place, value, faults);
                value.forEach(item -> check(item, schema.get("items"), place + "[]", faults));
            }
            case "object" -> {
                report(value.isObject(), place, value, faults);
                value.properties()
                        .forEach(member -> checkMember(member.getKey(), member.getValue(), schema, place, faults));
            }
            default -> faults.add(place + ": the contract has type " + schema.path("type"));
        }
    }

    private void checkMember(String name, JsonNode value, JsonNode schema, String place, List<String> faults) {
        JsonNode member = schema.path("properties").path(name);
        if (member.isMissingNode()) {
            faults.add(place + "." + name + " is not in the contract");
        } else {
            check(value, member, place + "." + name, faults);
        }
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        return choices.valueStream().anyMatch(value::equals);
    }

    private static void report(boolean right, String place, JsonNode value, List<String> faults) {
        if (!right) {
            faults.add(place + " has a wrong value: " + value);
        }
    }
}
