package dev.ebayconnector.openapi;

import dev.ebayconnector.security.Access;
import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The refusals of an operation: those that follow from what it is, and those that its description names. */
final class Problems {

    static final String SCHEMA = "Problem";

    private static final String MEDIA = "application/problem+json";
    private static final String DETAIL = "detail";
    private static final String CONFLICT = "409";
    private static final String UNDER_WAY =
            "A request with this Idempotency-Key is under way. Send it again in a moment.";
    private static final String STEP_UP =
            "Confirm your password or second factor first: POST /api/auth/step-up allows this for 10 minutes.";

    /** Details of the refusals that many operations have. */
    private static final Map<String, String> SHARED = new TreeMap<>(Map.of(
            "400", "The body or a header could not be read; send well-formed JSON.",
            "401", "Sign in, or send a valid bearer token.",
            "403", "Your role does not allow this. Ask an admin.",
            "404", "There is nothing at /api/nothing.",
            "405", "This method is not allowed here; the header Allow names those that are.",
            "408",
                    "The request body did not arrive in time. Nothing was done; send the request again over a faster"
                            + " connection.",
            "413", "The request body is larger than allowed.",
            "415", "Send the body as application/json.",
            "500", "An unexpected error occurred. Search the log for the request id.",
            "503", "Database: it cannot be reached."));

    private static final Map<String, String> HEADERS =
            Map.of("401", "WWW-Authenticate", "429", "Retry-After", "503", "Retry-After");

    private final Examples examples;

    Problems(Examples examples) {
        this.examples = examples;
    }

    Map<String, Object> shared() {
        var responses = new LinkedHashMap<String, Object>();
        SHARED.forEach((status, detail) ->
                responses.put(name(status), response(status, List.of(Map.of(DETAIL, detail)))));
        responses.put(name("401"), response("401", List.of(Map.of(DETAIL, SHARED.get("401")), ended())));
        return responses;
    }

    Map<String, Object> of(Operation operation) {
        var problems = new LinkedHashMap<String, Object>();
        for (var status : expected(operation)) {
            problems.put(status, Types.of("$ref", "#/components/responses/" + name(status)));
        }
        problems.put("422", invalid(operation));
        if (operation.password()) {
            problems.put("403", response("403", List.of(stepUp(), Map.of(DETAIL, SHARED.get("403")))));
        }
        operation.problems().forEach((status, given) -> problems.put(status, response(status, details(given))));
        if (operation.isIdempotent()) {
            var conflicts = new ArrayList<>(
                    operation.problems().containsKey(CONFLICT)
                            ? details(operation.problems().get(CONFLICT))
                            : List.<Map<String, Object>>of());
            conflicts.add(Map.of(DETAIL, UNDER_WAY));
            problems.put(CONFLICT, response(CONFLICT, conflicts));
        }
        return problems;
    }

    private static List<String> expected(Operation operation) {
        var statuses = new ArrayList<String>();
        var access = operation.policy().access();
        if (access != Access.PUBLIC) {
            statuses.add("401");
        }
        if (access != Access.PUBLIC && (access != Access.SIGNED_IN || operation.isWrite())) {
            statuses.add("403");
        }
        if (operation.isWrite()) {
            statuses.addAll(List.of("400", "413", "415"));
        }
        statuses.addAll(List.of("500", "503"));
        return statuses;
    }

    private Map<String, Object> invalid(Operation operation) {
        var field =
                operation.inputs().isEmpty() ? "dry_runn" : operation.inputs().getFirst();
        var message = operation.inputs().isEmpty() ? "is unknown" : "is not valid";
        return response(
                "422",
                List.of(Types.of(
                        DETAIL,
                        field + " " + message,
                        "errors",
                        List.of(Types.of("field", field, "message", message)))));
    }

    private static Map<String, Object> ended() {
        return Types.of(
                DETAIL,
                "This session ended because it was not used for too long. Sign in again.",
                "code",
                "session-ended",
                "reason",
                "unused");
    }

    private static Map<String, Object> stepUp() {
        return Types.of(DETAIL, STEP_UP, "code", "step-up-required");
    }

    private static List<Map<String, Object>> details(Object given) {
        return Yaml.items(given)
                .map(one -> one instanceof String detail
                        ? Map.<String, Object>of(DETAIL, detail)
                        : Yaml.of("problem", one).members())
                .toList();
    }

    private static String name(String status) {
        return HttpStatus.valueOf(Integer.parseInt(status)).getReason().replace(" ", "");
    }

    /** @param problems each with its detail, and the members that only this problem has */
    private Map<String, Object> response(String status, List<Map<String, Object>> problems) {
        var response = Types.of("description", problems.getFirst().get(DETAIL));
        if (HEADERS.containsKey(status)) {
            response.put("headers", Types.of(HEADERS.get(status), Answers.header(HEADERS.get(status))));
        }
        var named = new LinkedHashMap<String, Object>();
        for (var problem : problems) {
            named.put("example" + (named.size() + 1), Types.of("value", problem(status, problem)));
        }
        response.put("content", Types.of(MEDIA, Types.of("schema", Types.reference(SCHEMA), "examples", named)));
        return response;
    }

    private Map<String, Object> problem(String status, Map<String, Object> members) {
        var code = Integer.parseInt(status);
        var problem = Types.of(
                "type",
                "about:blank",
                "title",
                HttpStatus.valueOf(code).getReason(),
                "status",
                code,
                DETAIL,
                members.get(DETAIL),
                "request_id",
                examples.of(Types.schema("text"), SCHEMA, "request_id"));
        members.forEach((name, value) -> {
            if (!name.equals(DETAIL)) {
                problem.put(
                        name,
                        value.equals("true") || value.equals(true)
                                ? examples.of(Types.schema("text"), SCHEMA, name)
                                : value);
            }
        });
        return problem;
    }
}
