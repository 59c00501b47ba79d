package dev.ebayconnector.openapi;

import dev.ebayconnector.security.Policy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts the document together (OpenAPI 3.1). */
final class Document {

    private static final String ABOUT = """
        Bodies are JSON, names are snake_case, times are ISO 8601 in UTC, ids are opaque texts. Unknown parameters and unknown \
        members of a body are refused with 422. Every answer has the header X-Request-ID. Refusals are problem details \
        (RFC 9457). Beside those that each operation lists, every path answers 405 to another method and 404 if there is \
        nothing, and the edge answers 408 to a body that does not arrive in time. Answers may get more members; read \
        them tolerantly. What is deprecated keeps working for at least six months after a release has marked it so.\
        """;

    private final Contract contract;
    private final Schemas schemas;

    private Document(Contract contract, RecordSchemas records) {
        this.contract = contract;
        this.schemas = new Schemas(contract.schemas(), records);
    }

    /** @throws ContractException if the sources contradict each other */
    static Map<String, Object> of(Contract contract, RecordSchemas records) {
        var document = new Document(contract, records);
        document.checkRoutes();
        return document.write();
    }

    private void checkRoutes() {
        var described = new HashSet<Policy.Line>();
        var ids = new HashSet<String>();
        for (var operation : contract.operations()) {
            described.add(operation.policy());
            if (!ids.add(operation.id())) {
                throw new ContractException("two operations have the id " + operation.id());
            }
        }
        Policy.LINES.stream()
                .filter(line -> !described.contains(line))
                .findFirst()
                .ifPresent(line -> {
                    throw new ContractException("no openapi.yaml describes " + line.method() + " " + line.path());
                });
    }

    private Map<String, Object> write() {
        schemas.use(Types.reference(Problems.SCHEMA));
        contract.operations().forEach(operation -> Answers.types(operation).forEach(schemas::use));
        var examples = new Examples(contract.examples(), schemas.all());
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Types.of(
                        "title",
                        "eBay connector",
                        "version",
                        "1",
                        "description",
                        ABOUT,
                        "license",
                        Types.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Types.of("url", "/")));
        document.put(
                "tags",
                contract.tags().entrySet().stream()
                        .map(tag -> Types.of("name", tag.getKey(), "description", tag.getValue()))
                        .toList());
        document.put("paths", paths(examples));
        document.put(
                "components",
                Types.of(
                        "schemas", schemas.all(),
                        "responses", new Problems(examples).shared(),
                        "examples", examples(examples),
                        "headers", Answers.headers(),
                        "securitySchemes", Callers.schemes()));
        examples.check();
        return document;
    }

    /** One for each schema that an answer has. */
    private Map<String, Object> examples(Examples examples) {
        var written = new TreeMap<String, Object>();
        contract.operations().stream()
                .flatMap(operation -> Answers.types(operation).stream())
                .flatMap(schema -> Answers.schemas(schema).stream())
                .forEach(name -> written.computeIfAbsent(name, _ -> Types.of("value", examples.ofSchema(name))));
        return written;
    }

    private Map<String, Object> paths(Examples examples) {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (var operation : contract.operations()) {
            paths.computeIfAbsent(operation.path(), _ -> new TreeMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation, examples));
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> operation(Operation operation, Examples examples) {
        var written = Types.of(
                "operationId", operation.id(),
                "summary", operation.summary(),
                "description", (operation.about() + " " + Callers.sentence(operation)).strip(),
                "tags", List.of(operation.tag()),
                "security", Callers.security(operation));
        var parameters = new Inputs(operation, examples).parameters();
        if (!parameters.isEmpty()) {
            written.put("parameters", parameters);
        }
        new Inputs(operation, examples).body().ifPresent(body -> written.put("requestBody", body));
        var responses = new TreeMap<String, Object>();
        responses.putAll(new Answers(operation, examples).responses());
        responses.putAll(new Problems(examples).of(operation));
        written.put("responses", responses);
        return written;
    }
}
