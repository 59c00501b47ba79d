package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The answers of an operation that are no problems. */
final class Answers {

    private static final String JSON = "application/json";
    private static final String NONE = "none";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final Map<String, String> SENTENCES = Map.of(
            "200", "Done.",
            "201", "Made.",
            "202", "Started, or not ended yet.",
            "204", "Done; without a body.",
            "302", "Goes on in the console.",
            "304", "What `If-None-Match` names is current.");

    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "ETag",
            "Names this version; send it as `If-None-Match`.",
            REPLAYED,
            "`true` on the first answer to the `Idempotency-Key`, given again.",
            "Link",
            "The address of the next part, `rel=\"next\"`.",
            "Location",
            "Where to go, or where the thing is that was started.",
            "Retry-After",
            "In how many seconds to try again.",
            "Set-Cookie",
            "The cookies of the session, of a sign-in, or of the consent.",
            "WWW-Authenticate",
            "How to sign in.",
            "X-Next",
            "`next` of the next part; absent on the last one."));

    private final Operation operation;
    private final Examples examples;

    Answers(Operation operation, Examples examples) {
        this.operation = operation;
        this.examples = examples;
    }

    static Map<String, Object> headers() {
        var headers = new LinkedHashMap<String, Object>();
        HEADERS.forEach(
                (name, about) -> headers.put(name, Types.of("description", about, "schema", Types.schema("text"))));
        return headers;
    }

    static Map<String, Object> header(String name) {
        if (!HEADERS.containsKey(name)) {
            throw new ContractException("there is no header " + name);
        }
        return Types.of("$ref", "#/components/headers/" + name);
    }

    /** The schemas of all answers. */
    static List<Map<String, Object>> types(Operation operation) {
        return operation.answers().values().stream()
                .flatMap(answer -> content(answer).values().stream())
                .map(Types::schema)
                .toList();
    }

    Map<String, Object> responses() {
        var responses = new LinkedHashMap<String, Object>();
        operation.answers().forEach((status, answer) -> responses.put(status, response(status, answer)));
        return responses;
    }

    private Map<String, Object> response(String status, Object answer) {
        if (!SENTENCES.containsKey(status)) {
            throw new ContractException(operation.id() + " has an answer with the status " + status);
        }
        var response = Types.of("description", SENTENCES.get(status));
        var headers = new LinkedHashMap<String, Object>();
        if (answer instanceof Map<?, ?> map) {
            Yaml.items(map.get("headers")).forEach(name -> headers.put(name.toString(), header(name.toString())));
        }
        if (operation.isIdempotent()) {
            headers.put(REPLAYED, header(REPLAYED));
        }
        if (!headers.isEmpty()) {
            response.put("headers", headers);
        }
        var content = new LinkedHashMap<String, Object>();
        content(answer).forEach((media, type) -> content.put(media, media(media, Types.schema(type))));
        if (!content.isEmpty()) {
            response.put("content", content);
        }
        return response;
    }

    private Map<String, Object> media(String media, Map<String, Object> schema) {
        var content = Types.of("schema", schema);
        var named = new LinkedHashMap<String, Object>();
        schemas(schema).forEach(name -> named.put(name, Types.of("$ref", "#/components/examples/" + name)));
        if (named.isEmpty()) {
            content.put("example", examples.of(schema, operation.id(), media));
        } else {
            content.put("examples", named);
        }
        return content;
    }

    /** The names of the schemas that the answer has, or has one of. */
    static List<String> schemas(Map<String, Object> schema) {
        var either = schema.get("anyOf") instanceof List<?> list ? list : List.of(schema);
        return either.stream()
                .map(one -> ((Map<?, ?>) one).get("$ref"))
                .filter(Objects::nonNull)
                .map(reference -> reference.toString().substring(Types.SCHEMAS.length()))
                .toList();
    }

    /** Types by their media types. */
    private static Map<String, String> content(Object answer) {
        var content = new LinkedHashMap<String, String>();
        if (answer instanceof Map<?, ?> map) {
            var names = new ArrayList<Object>(map.keySet());
            names.remove("headers");
            names.forEach(name -> content.put(name.equals("json") ? JSON : name.toString(), (String) map.get(name)));
        } else if (!answer.equals(NONE)) {
            content.put(JSON, answer.toString());
        }
        return content;
    }
}
