package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document as the running system serves it, and what it says of a request and its answer. */
final class ApiDocument {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** One operation of the document. */
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        boolean isWrite() {
            return !method.equals("GET");
        }

        boolean isPublic() {
            return node.path("security").isEmpty();
        }

        /** Whether a scheme's list has the name: the scope of an API token, or the role of a user. */
        boolean allows(String scheme, String name) {
            return list(node.path("security"))
                    .flatMap(one -> list(one.path(scheme)))
                    .anyMatch(one -> one.asText().equals(name));
        }

        List<JsonNode> parameters(String in) {
            return list(node.path("parameters"))
                    .filter(parameter -> parameter.path("in").asText().equals(in))
                    .toList();
        }

        List<String> names(String in) {
            return parameters(in).stream()
                    .map(parameter -> parameter.path("name").asText())
                    .toList();
        }

        /** The schema of the JSON body; missing if none is read. */
        JsonNode body() {
            return node.path("requestBody").path("content").path("application/json");
        }

        List<String> members() {
            return names(body().path("schema").path("properties"));
        }

        boolean answers(int status) {
            return node.path("responses").has(Integer.toString(status));
        }

        private static List<String> names(JsonNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no operation " + id));
    }

    /** What is wrong with an answer, in words; empty if the document says it. */
    Optional<String> wrong(Operation operation, Answer answer) {
        var response = resolved(operation.node().path("responses").path(Integer.toString(answer.status())));
        return response.isMissingNode() ? Optional.of("the status is not documented") : wrong(response, answer);
    }

    /** The same of a refusal that every path has. */
    Optional<String> wrong(String shared, Answer answer) {
        return wrong(document.path("components").path("responses").path(shared), answer);
    }

    private Optional<String> wrong(JsonNode response, Answer answer) {
        var content = response.path("content");
        if (content.isMissingNode()) {
            return answer.body().isEmpty() ? Optional.empty() : Optional.of("a body is not documented");
        }
        var schema = content.path(answer.mediaType()).path("schema");
        if (schema.isMissingNode()) {
            return Optional.of("the media type " + answer.mediaType() + " is not documented");
        }
        return JSON.contains(answer.mediaType()) ? invalid(schema, answer.json()) : Optional.empty();
    }

    /** What of the value the schema does not allow. */
    Optional<String> invalid(JsonNode schema, JsonNode value) {
        var messages = compiled.computeIfAbsent(schema, this::compile).validate(value);
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.stream()
                        .map(ValidationMessage::getMessage)
                        .limit(5)
                        .collect(Collectors.joining("; ")));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", new ObjectMapper().createObjectNode().set("schemas", schemas()));
        return SCHEMAS.getSchema(root, STRICT);
    }

    JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Every example in the document with its schema, by where it is. */
    Map<String, Map.Entry<JsonNode, JsonNode>> examples() {
        var examples = new TreeMap<String, Map.Entry<JsonNode, JsonNode>>();
        for (var operation : operations()) {
            add(examples, operation + " body", operation.body());
            operation
                    .node()
                    .path("parameters")
                    .forEach(parameter -> add(
                            examples, operation + " " + parameter.path("name").asText(), parameter));
            operation
                    .node()
                    .path("responses")
                    .properties()
                    .forEach(response -> resolved(response.getValue())
                            .path("content")
                            .properties()
                            .forEach(media -> add(
                                    examples,
                                    operation + " " + response.getKey() + " " + media.getKey(),
                                    media.getValue())));
        }
        return examples;
    }

    private void add(Map<String, Map.Entry<JsonNode, JsonNode>> examples, String where, JsonNode described) {
        if (described.has("schema")) {
            examples.put(where, Map.entry(described.path("schema"), described.path("example")));
            described.path("examples").properties().forEach(named -> {
                examples.remove(where);
                examples.put(
                        where + " " + named.getKey(),
                        Map.entry(
                                described.path("schema"),
                                resolved(named.getValue()).path("value")));
            });
        }
    }

    /** @param mediaType without its parameters */
    record Answer(int status, String mediaType, String body, String location, String tag) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** What the answer says of each field that is wrong. */
        Map<String, String> errors() {
            var errors = new TreeMap<String, String>();
            json().path("errors")
                    .forEach(error -> errors.put(
                            error.path("field").asText(), error.path("message").asText()));
            return errors;
        }
    }
}
