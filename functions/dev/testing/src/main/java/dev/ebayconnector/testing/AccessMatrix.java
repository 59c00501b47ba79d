package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks every route of a function as each kind of caller, and compares with what the policy says. */
public final class AccessMatrix {

    private static final String ID = "11111111-1111-4111-8111-111111111111";

    /** Refused as unknown after the caller was let through, so that no request of the matrix changes anything. */
    private static final String UNKNOWN_MEMBER = "{\"dry_runn\":true}";

    private static final String ENROLLING = "admin who must add a second factor";

    /** What such an admin may do, with what every caller may; the second opinion about what {@code Policy} says. */
    private static final Set<String> WHILE_ENROLLING = Set.of(
            "GET /api/auth/me",
            "POST /api/auth/step-up",
            "POST /api/auth/step-up/passkey",
            "GET /api/auth/factors",
            "POST /api/auth/factors/totp",
            "POST /api/auth/factors/totp/confirm",
            "POST /api/auth/factors/passkey",
            "POST /api/auth/factors/passkey/confirm");

    private AccessMatrix() {}

    /** The policy, which tests of every module know in their own way. */
    @FunctionalInterface
    public interface Policy {

        /** {@code PUBLIC}, {@code SIGNED_IN}, {@code SYNC}, {@code ADMIN} or {@code OWNER}; empty for a route that it does not know. */
        Optional<String> access(String method, String template);
    }

    /** @return the routes that let a caller through that the policy refuses, or the other way round */
    public static List<String> violations(ApplicationContext context, RequestStreamHandler function, Policy policy) {
        var violations = new ArrayList<String>();
        var callers = callers();
        for (var route : Route.all(context)) {
            var access = policy.access(route.method(), route.template());
            if (access.isEmpty()) {
                violations.add(route + " has no line in the policy");
                continue;
            }
            callers.forEach((caller, session) -> {
                var event = HttpEvent.of(route.method(), route.path(_ -> ID));
                session.ifPresent(event::bearer);
                var answer = LambdaCall.http(function, route.isWrite() ? event.json(UNKNOWN_MEMBER) : event);
                var expected = expected(route, access.get(), caller);
                if (expected.isPresent() ? answer.status() != expected.get() : !isLetThrough(answer)) {
                    violations.add(route + " as " + caller + ": " + answer);
                }
            });
        }
        if (violations.isEmpty() && Route.all(context).isEmpty()) {
            throw new AssertionError("the function has no routes");
        }
        return violations;
    }

    private static Map<String, Optional<String>> callers() {
        var callers = new LinkedHashMap<String, Optional<String>>();
        callers.put("anonymous", Optional.empty());
        callers.put(
                "expired session",
                Optional.of(TestSession.until("ADMIN", Instant.now().minusSeconds(120))));
        callers.put("viewer", Optional.of(TestSession.of("VIEWER")));
        callers.put("admin", Optional.of(TestSession.of("ADMIN")));
        callers.put("other admin", Optional.of(TestSession.of("ADMIN", UUID.randomUUID())));
        callers.put(ENROLLING, Optional.of(TestSession.enrolling(UUID.randomUUID())));
        for (var scope : List.of("read", "sync", "admin")) {
            callers.put("token to " + scope, Optional.of(TestSession.apiToken(scope)));
        }
        return callers;
    }

    /** The status of a refusal; empty for a caller that is let through. */
    private static Optional<Integer> expected(Route route, String access, String caller) {
        if (access.equals("PUBLIC")) {
            return Optional.empty();
        }
        if (caller.equals(ENROLLING)) {
            return WHILE_ENROLLING.contains(route.toString()) ? Optional.empty() : Optional.of(403);
        }
        var allowed = switch (access) {
            case "SIGNED_IN" ->
                Set.of("viewer", "admin", "other admin", "token to read", "token to sync", "token to admin");
            case "SYNC" -> Set.of("admin", "other admin", "token to sync", "token to admin");
            case "ADMIN", "OWNER" -> Set.of("admin", "other admin", "token to admin");
            default -> throw new AssertionError("unknown access " + access);
        };
        if (allowed.contains(caller)) {
            return Optional.empty();
        }
        return Optional.of(Set.of("anonymous", "expired session").contains(caller) ? 401 : 403);
    }

    /** What needs the password refuses a program after the policy let it through, and says so. */
    private static boolean isLetThrough(HttpAnswer answer) {
        return answer.status() < 500
                && answer.status() != 401
                && (answer.status() != 403 || answer.body().contains("An API token cannot do this"));
    }
}
