package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Sends what no client should send to every route of a function, as an admin and as a stranger: values that are hard to
 * store or to read, in the path, in each query parameter and in each member of the body that the route knows. The values
 * are drawn with a fixed seed, so a failure comes again.
 */
public final class HostileInputs {

    private static final long SEED = 13;
    private static final int REQUESTS = 40;
    private static final Pattern KNOWN = Pattern.compile("known are (.*)");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b@example.com",
            "\r\nforged 200 line",
            "\u2028\u0085\u001b[31m",
            "\ud83d\ude00",
            "\u202eabc",
            "'; DROP TABLE users; --",
            "%00",
            "%",
            "../../etc/passwd",
            "null",
            "true",
            "-1",
            "0.5",
            "1e400",
            "-99999999999999999999999999",
            "9".repeat(400),
            "NaN",
            "Infinity",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2026-02-30T00:00:00Z",
            "2026-05-01",
            "999999-01-01",
            "11111111-1111-4111-8111-111111111111",
            "1-1-1-1-1",
            "YWJj",
            "x".repeat(20_000),
            "sandbox",
            "orders",
            "{}",
            "[]");

    /** Values of JSON that are no text, and texts that only an escape can say. */
    private static final List<String> JSON_ONLY = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e400",
            "1E-400",
            "9".repeat(400),
            "[]",
            "{}",
            "[null]",
            "{\"a\":{\"b\":[]}}",
            "\"\\ud800\"",
            "\"\\udc00a\"",
            "\"\\u0000\"");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "\"x\"",
            "{",
            "{\"a\":}",
            "{\"a\":1,\"a\":2}",
            "\0",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "{\"\":1}",
            "{\"\\u0000\":1}",
            "{\"\\ud800\":1}",
            "\ufeff{}");

    /** Of an HTTP header: API Gateway passes on no control characters and no blanks around a value (RFC 9110, 5.5). */
    private static final List<String> HEADER_TEXTS = TEXTS.stream()
            .filter(text -> text.chars().allMatch(character -> character >= ' ' && character <= '~'))
            .filter(text -> !text.isBlank() && text.equals(text.strip()))
            .toList();

    private final RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function;
    private final Random random = new Random(SEED);
    private final List<String> failures = new ArrayList<>();

    private HostileInputs(RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function) {
        this.function = function;
    }

    /** @return the requests that were answered with 500 or above, or with an error that is no problem */
    public static List<String> failures(
            ApplicationContext context,
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function) {
        var inputs = new HostileInputs(function);
        Route.all(context).forEach(inputs::attack);
        return inputs.failures;
    }

    private void attack(Route route) {
        var parameters = known(HttpEvent.of(route.method(), plain(route) + "?dry_runn=1"));
        var members = route.isWrite()
                ? known(HttpEvent.of(route.method(), plain(route)).json("{\"dry_runn\":1}"))
                : List.<String>of();
        for (int n = 0; n < REQUESTS; n++) {
            send(route, parameters, members, n % 4 == 3);
        }
    }

    private void send(Route route, List<String> parameters, List<String> members, boolean stranger) {
        var path = random.nextBoolean() ? plain(route) : route.path(_ -> encoded(oneOf(TEXTS)));
        var query = parameters.isEmpty() || random.nextInt(3) == 0 ? "" : "?" + query(parameters);
        var event = HttpEvent.of(route.method(), path + query).header("x-request-id", oneOf(HEADER_TEXTS));
        if (!stranger) {
            event.bearer(TestSession.of("ADMIN"));
        } else if (random.nextBoolean()) {
            event.header("authorization", "Bearer " + oneOf(HEADER_TEXTS)).header("cookie", "a=" + oneOf(HEADER_TEXTS));
        }
        var body = "";
        if (route.isWrite()) {
            body = random.nextInt(4) == 0 ? oneOf(BODIES) : body(members);
            event.json(body);
        }
        var answer = LambdaCall.http(function, event);
        if (answer.status() >= 500 || answer.status() >= 400 && !isProblem(answer)) {
            failures.add(route + " " + shown(path + query) + " " + shown(body) + " seed " + SEED + ": " + answer);
        }
    }

    private static boolean isProblem(HttpAnswer answer) {
        return answer.headers("Content-Type").stream().anyMatch(type -> type.startsWith("application/problem+json"));
    }

    private String query(List<String> parameters) {
        var pairs = new ArrayList<String>();
        for (int n = 0; n <= random.nextInt(3); n++) {
            pairs.add(oneOf(parameters) + "=" + encoded(oneOf(TEXTS)));
        }
        return String.join("&", pairs);
    }

    private String body(List<String> members) {
        if (members.isEmpty()) {
            return "{}";
        }
        var pairs = new ArrayList<String>();
        for (var member : members) {
            if (random.nextInt(3) > 0) {
                pairs.add("\"" + member + "\":" + (random.nextBoolean() ? oneOf(JSON_ONLY) : quoted(oneOf(TEXTS))));
            }
        }
        return "{" + String.join(",", pairs) + "}";
    }

    /** The names that the refusal of an unknown one lists. */
    private List<String> known(HttpEvent event) {
        var errors = LambdaCall.http(function, event.bearer(TestSession.of("ADMIN")))
                .json()
                .path("errors");
        for (JsonNode error : errors) {
            var names = KNOWN.matcher(error.path("message").asText());
            if (names.find()) {
                return Arrays.asList(names.group(1).split(", "));
            }
        }
        return List.of();
    }

    private static String plain(Route route) {
        return route.path(variable -> variable.equals("resource") ? "orders" : "11111111-1111-4111-8111-111111111111");
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(
                    character < ' ' || character == '"' || character == '\\'
                            ? "\\u%04x".formatted((int) character)
                            : Character.toString(character));
        }
        return quoted.append('"').toString();
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
