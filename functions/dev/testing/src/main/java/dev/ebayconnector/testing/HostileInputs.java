package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends what no client should send to every route of a function, as an admin and as a stranger: values that are hard to
 * store or to read, in the path, in each query parameter and in each member of the body that the route knows. The values
 * are made at random ({@link HostileValues}) from a seed that is printed, so a failure comes again.
 */
public final class HostileInputs {

    /** Other values by {@code -Dhostile.seed=…}; each is another test. */
    private static final long SEED = Long.getLong("hostile.seed", 13);

    private static final int REQUESTS = Integer.getInteger("hostile.requests", 40);
    private static final Pattern KNOWN = Pattern.compile("known are (.*)");

    /** Characters that API Gateway passes on in a header: no control characters, no blanks around the value (RFC 9110, 5.5). */
    private static final Pattern HEADER = Pattern.compile("[!-~]|[!-~][ -~]*[!-~]");

    /** What requests carry where secrets belong; no function may write it into its log. */
    private static final Map<String, String> PLANTED = Map.of(
            "a bearer token", "planted-bearer-4711",
            "a cookie", "planted-cookie-4711",
            "a secret of the edge", "planted-edge-secret-4711",
            "a member of a body", "planted-member-4711",
            "a parameter of the query", "planted-parameter-4711");

    private final RequestStreamHandler function;
    private final Random random = new Random(SEED);
    private final HostileValues values = new HostileValues(random);
    private final List<String> failures = new ArrayList<>();
    private String session = TestSession.of("ADMIN");

    private HostileInputs(RequestStreamHandler function) {
        this.function = function;
    }

    /** @return the requests that were answered with 500 or above, or with an error that is no problem */
    public static List<String> failures(ApplicationContext context, RequestStreamHandler function) {
        System.out.println("hostile inputs | seed " + SEED + ", " + REQUESTS + " requests for each route");
        var inputs = new HostileInputs(function);
        try (var secrets = new PlantedSecrets()) {
            PLANTED.forEach(secrets::plant);
            Route.all(context).forEach(inputs::attack);
            secrets.plant("a session", inputs.session);
            inputs.failures.addAll(secrets.foundInLog());
        }
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
        var path = random.nextBoolean() ? plain(route) : route.path(_ -> encoded(values.text()));
        var query = parameters.isEmpty() || random.nextInt(3) == 0 ? "" : "?" + query(parameters);
        var event = HttpEvent.of(route.method(), path + query)
                .header("x-request-id", header())
                .header("x-ebay-signature", header());
        if (!stranger) {
            event.bearer(session);
        } else if (random.nextBoolean()) {
            event.header("authorization", "Bearer " + header()).header("cookie", "a=" + header());
        } else {
            event.header("authorization", "Bearer " + PLANTED.get("a bearer token"))
                    .header("cookie", "__Host-session=" + PLANTED.get("a cookie"))
                    .header("x-edge-secret", PLANTED.get("a secret of the edge"));
        }
        var body = "";
        if (route.isWrite()) {
            body = random.nextInt(8) == 0 ? planted(members) : values.body(members);
            event.json(body);
        }
        var answer = LambdaCall.http(function, event);
        if (!stranger && answer.status() == 401) {
            // A request before this one has ended it, such as by a fifth wrong password.
            session = TestSession.of("ADMIN");
        }
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
            var value = random.nextInt(8) == 0 ? PLANTED.get("a parameter of the query") : values.text();
            pairs.add(values.oneOf(parameters) + "=" + encoded(value));
        }
        return String.join("&", pairs);
    }

    private static String planted(List<String> members) {
        return members.stream()
                .map(member -> "\"" + member + "\":\"" + PLANTED.get("a member of a body") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String header() {
        for (int n = 0; n < 20; n++) {
            var text = values.text();
            if (HEADER.matcher(text).matches()) {
                return text;
            }
        }
        return "x";
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
