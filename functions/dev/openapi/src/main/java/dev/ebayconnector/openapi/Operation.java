package dev.ebayconnector.openapi;

import dev.ebayconnector.security.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One route as a function's {@code openapi.yaml} describes it.
 *
 * @param route    the path that {@link Policy} has; another one than the path where that has a value for a variable
 * @param password whether the password must have been confirmed lately
 * @param session  whether it must be a person's session, which password implies
 * @param path     types of the variables in the path; UUIDs if absent
 * @param query    types of the parameters
 * @param headers  types of headers that are read
 * @param body     types of the members; null if no body is read
 * @param example  the members of the body that its example has; empty for all
 * @param answers  by status: a type, {@code none}, or a mapping of media types and headers
 * @param problems by status: a sentence, a mapping of members, or a list of these
 */
record Operation(
        String method,
        String path,
        String route,
        String tag,
        String id,
        String summary,
        String about,
        boolean password,
        boolean session,
        Map<String, Type> variables,
        Map<String, Type> query,
        Map<String, Type> headers,
        Map<String, Type> body,
        List<String> example,
        Map<String, Object> answers,
        Map<String, Object> problems) {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    static Operation read(String where, String tag, Yaml yaml) {
        yaml.only(
                "id",
                "summary",
                "about",
                "password",
                "session",
                "idempotent",
                "path",
                "query",
                "headers",
                "body",
                "example",
                "answers",
                "problems",
                "raw");
        var method = where.substring(0, where.indexOf(' '));
        var path = where.substring(where.indexOf(' ') + 1);
        boolean reads = method.equals("GET") || yaml.flag("raw");
        return new Operation(
                method,
                path,
                path,
                tag,
                yaml.text("id"),
                yaml.text("summary"),
                yaml.text("about", ""),
                yaml.flag("password"),
                yaml.flag("password") || yaml.flag("session"),
                variables(path, yaml.mapping("path")),
                types(yaml.mapping("query")),
                headers(yaml),
                reads ? null : types(yaml.mapping("body")),
                yaml.texts("example"),
                yaml.mapping("answers").members(),
                yaml.mapping("problems").members());
    }

    private static Map<String, Type> headers(Yaml yaml) {
        var headers = types(yaml.mapping("headers"));
        if (yaml.flag("idempotent")) {
            headers.put(
                    KEY,
                    Type.parse("text 1..255 -- visible ASCII, such as a new UUID; the same request with the same key"
                            + " gets the first answer again for 24 hours, and starts nothing"));
        }
        return headers;
    }

    private static Map<String, Type> variables(String path, Yaml given) {
        var variables = new LinkedHashMap<String, Type>();
        var matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            variables.put(matcher.group(1), Type.parse(given.text(matcher.group(1), "uuid")));
        }
        given.only(variables.keySet().toArray(String[]::new));
        return variables;
    }

    /** {@code page} stands for the two parameters that every list has. */
    static Map<String, Type> types(Yaml yaml) {
        var types = new LinkedHashMap<String, Type>();
        yaml.members().forEach((name, type) -> {
            if (name.equals("page")) {
                types.put(
                        "limit",
                        Type.parse("number 1..1000 -- how many items the answer holds at most; 100 if absent"));
                types.put("next", Type.parse("text -- the `next` of the page before; send all other parameters again"));
            } else {
                types.put(name, Type.parse(type.toString()));
            }
        });
        return types;
    }

    Policy.Line policy() {
        return Policy.of(method, route)
                .orElseThrow(() -> new ContractException(method + " " + path + " has no line in security/Policy"));
    }

    /** Whether it starts work, and a repeated request does not start it again. */
    boolean isIdempotent() {
        return headers.containsKey(KEY);
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    List<String> inputs() {
        var names = new ArrayList<String>(query.keySet());
        if (body != null) {
            names.addAll(body.keySet());
        }
        return names;
    }
}
