package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.local.mainjob.ApiDocument.Answer;
import dev.ebayconnector.local.mainjob.ApiDocument.Operation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends what an operation must refuse. Refusals name what would have been right, so they show whether the document has every
 * parameter, every member of a body and every word of a list, and none that is not read.
 */
final class ApiRefusals {

    private static final Pattern KNOWN = Pattern.compile("is unknown; known are ?(.*)");
    private static final Pattern WORDS = Pattern.compile("must be one of (.*)");
    private static final Pattern RANGE = Pattern.compile("must be a whole number from (\\d+) to (\\d+)");
    private static final String KEY = "Idempotency-Key";
    private static final String UNKNOWN = "undocumented";

    /** eBay may add to these calls, so they are read tolerantly. */
    private static final Set<String> TOLERANT =
            Set.of("finishConsent", "declineConsent", "proveEndpoint", "proveSandboxEndpoint");

    private final ApiDocument document;
    private final ApiCalls calls;
    private final String admin;
    private final String viewer;

    ApiRefusals(ApiDocument document, ApiCalls calls, String admin, String viewer) {
        this.document = document;
        this.calls = calls;
        this.admin = admin;
        this.viewer = viewer;
    }

    /** 401 and 403 for whom the document does not name. */
    void callers(Operation operation) throws Exception {
        if (operation.isPublic()) {
            return;
        }
        // An unknown member, so that nothing happens even if the caller is let through.
        var body = operation.isWrite() ? "{\"" + UNKNOWN + "\":1}" : null;
        calls.call(operation).with(some(operation)).body(body).expect(401);
        var answer = calls.call(operation)
                .with(some(operation))
                .as(viewer)
                .body(body)
                .send();
        if (operation.allows("session", "VIEWER") == (answer.status() == 403)) {
            calls.wrong.add(operation + " answers a viewer " + answer.status());
        }
    }

    void query(Operation operation) throws Exception {
        if (operation.isPublic() && operation.isWrite() || TOLERANT.contains(operation.id())) {
            return;
        }
        var body = operation.isWrite() ? "{\"" + UNKNOWN + "_member\":1}" : null;
        var answer = calls.call(operation)
                .with(some(operation))
                .as(admin)
                .query(UNKNOWN + "=1")
                .body(body)
                .send();
        compareNames(operation, answer, UNKNOWN, new TreeSet<>(operation.names("query")));
        var all = operation.names("query").stream().map(name -> name + "=%21").collect(Collectors.joining("&"));
        var refused = calls.call(operation)
                .with(some(operation))
                .as(admin)
                .query(all)
                .body(body)
                .send();
        for (var parameter : operation.parameters("query")) {
            if (refused.status() == 422) {
                compareWords(operation, refused, parameter.path("name").asText(), parameter.path("schema"));
            }
        }
    }

    void body(Operation operation) throws Exception {
        if (operation.body().isMissingNode()) {
            return;
        }
        var answer = ask(operation, "{\"" + UNKNOWN + "\":1}");
        compareNames(operation, answer, UNKNOWN, new TreeSet<>(operation.members()));
        var all = operation.members().stream()
                .map(member -> "\"" + member + "\":[]")
                .collect(Collectors.joining(",", "{", "}"));
        var wrong = operation.members().isEmpty() ? answer : ask(operation, all);
        for (var member : operation.members()) {
            if (!isRefusalOf(wrong, member)) {
                calls.wrong.add(operation + " does not read " + member + ": " + wrong);
            } else {
                compareWords(operation, wrong, member, operation.body().at("/schema/properties/" + member));
            }
        }
        calls.wrong.addAll(malformed(operation));
    }

    private Set<String> malformed(Operation operation) throws Exception {
        var answer = ask(operation, "{\"email\":");
        return answer.status() == 400
                ? Set.of()
                : Set.of(operation + " answers malformed JSON with " + answer.status());
    }

    private Answer ask(Operation operation, String body) throws Exception {
        return calls.call(operation)
                .with(some(operation))
                .as(operation.isPublic() ? null : admin)
                .body(body)
                .send();
    }

    /** A wrong {@code Idempotency-Key} is refused where the document has the header, and ignored elsewhere. */
    void key(Operation operation) throws Exception {
        if (operation.isPublic() || !operation.isWrite()) {
            return;
        }
        var answer = calls.call(operation)
                .with(some(operation))
                .as(admin)
                .key("not one key")
                .body("{\"" + UNKNOWN + "\":1}")
                .send();
        if (operation.names("header").contains(KEY) != isRefusalOf(answer, KEY)) {
            calls.wrong.add(operation + " reads " + KEY + " and does not say so, or the other way round: " + answer);
        }
    }

    /** 404 for what does not exist, where the document says so. */
    void unknownObject(Operation operation) throws Exception {
        if (operation.parameters("path").isEmpty() || operation.isPublic()) {
            return;
        }
        var body = operation.body().path("example");
        var answer = calls.call(operation)
                .with(unknown(operation))
                .as(admin)
                .body(operation.isWrite() ? body.toString() : null)
                .send();
        if (operation.answers(404) != (answer.status() == 404)) {
            calls.wrong.add(operation + " answers " + answer.status() + " for what does not exist: " + answer.body());
        }
    }

    void otherMethod(Operation operation) throws Exception {
        var path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        var answer = calls.request("DELETE", path, admin, null, "*/*");
        if (answer.status() != 405) {
            calls.wrong.add("DELETE " + operation.path() + " answers " + answer.status());
        }
        document.wrong("MethodNotAllowed", answer)
                .ifPresent(message -> calls.wrong.add("DELETE " + operation.path() + ": " + message));
    }

    private static boolean isRefusalOf(Answer answer, String field) {
        return answer.status() == 422 && answer.errors().containsKey(field);
    }

    private void compareNames(Operation operation, Answer answer, String field, Set<String> documented) {
        if (!isRefusalOf(answer, field)) {
            calls.wrong.add(operation + " does not refuse " + field + ": " + answer);
            return;
        }
        var known = KNOWN.matcher(answer.errors().get(field));
        var read = known.matches() && !known.group(1).isEmpty()
                ? new TreeSet<>(Arrays.asList(known.group(1).split(", ")))
                : Set.of();
        if (!read.equals(documented)) {
            calls.wrong.add(operation + " reads " + read + ", the document has " + documented);
        }
    }

    private void compareWords(Operation operation, Answer answer, String name, JsonNode schema) {
        var message = answer.errors().getOrDefault(name, "");
        var words = WORDS.matcher(message);
        if (words.matches() && schema.has("enum")) {
            var documented = new TreeSet<String>();
            schema.path("enum").forEach(word -> documented.add(word.asText()));
            if (!documented.equals(new TreeSet<>(Arrays.asList(words.group(1).split(", "))))) {
                calls.wrong.add(operation + " " + name + " " + message + ", the document has " + documented);
            }
        }
        var range = RANGE.matcher(message);
        if (range.matches()
                && !(range.group(1).equals(schema.path("minimum").asText())
                        && range.group(2).equals(schema.path("maximum").asText()))) {
            calls.wrong.add(operation + " " + name + " " + message + ", the document has " + schema);
        }
    }

    /** Values of the path's variables: ids that name nothing, and the first word of a list. */
    private static Map<String, String> some(Operation operation) {
        var variables = unknown(operation);
        for (var parameter : operation.parameters("path")) {
            var words = parameter.at("/schema/enum");
            if (!words.isMissingNode()) {
                variables.put(parameter.path("name").asText(), words.path(0).asText());
            }
        }
        return variables;
    }

    /** Values that name nothing. */
    private static Map<String, String> unknown(Operation operation) {
        var variables = new HashMap<String, String>();
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asText();
            if (parameter.at("/schema/format").asText().equals("uuid")) {
                variables.put(name, UUID.randomUUID().toString());
            } else if (name.equals("id")) {
                variables.put(name, operation.path().contains("/funds/") ? "2001-01-01T00:00:00Z" : "999999999");
            } else {
                variables.put(name, "nothing");
            }
        }
        return variables;
    }
}
