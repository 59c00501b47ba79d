package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
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

    private AccessMatrix() {}

    /** The policy, which tests of every module know in their own way. */
    @FunctionalInterface
    public interface Policy {

        /** {@code PUBLIC}, {@code SIGNED_IN}, {@code ADMIN} or {@code OWNER}; empty for a route that it does not know. */
        Optional<String> access(String method, String template);
    }

    /** @return the routes that let a caller through that the policy refuses, or the other way round */
    public static List<String> violations(
            ApplicationContext context,
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function,
            Policy policy) {
        var violations = new ArrayList<String>();
        for (var route : Route.all(context)) {
            var access = policy.access(route.method(), route.template());
            if (access.isEmpty()) {
                violations.add(route + " has no line in the policy");
                continue;
            }
            callers().forEach((caller, session) -> {
                var event = HttpEvent.of(route.method(), route.path(_ -> ID));
                session.ifPresent(event::bearer);
                var answer = LambdaCall.http(function, route.isWrite() ? event.json(UNKNOWN_MEMBER) : event);
                var expected = expected(access.get(), caller);
                if (expected.isPresent()
                        ? answer.status() != expected.get()
                        : Set.of(401, 403).contains(answer.status()) || answer.status() >= 500) {
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
        return callers;
    }

    /** The status of a refusal; empty for a caller that is let through. */
    private static Optional<Integer> expected(String access, String caller) {
        return switch (access + " " + caller) {
            case "PUBLIC anonymous",
                    "PUBLIC expired session",
                    "PUBLIC viewer",
                    "PUBLIC admin",
                    "PUBLIC other admin",
                    "SIGNED_IN viewer",
                    "SIGNED_IN admin",
                    "SIGNED_IN other admin",
                    "ADMIN admin",
                    "ADMIN other admin",
                    "OWNER admin",
                    "OWNER other admin" -> Optional.empty();
            case "ADMIN viewer", "OWNER viewer" -> Optional.of(403);
            default -> Optional.of(401);
        };
    }
}
