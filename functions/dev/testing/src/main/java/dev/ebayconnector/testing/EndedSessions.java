package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The contract of every function: a session that has ended in any way is refused by each route that needs one. The routes
 * are found in the function's router.
 */
public final class EndedSessions {

    private static final Set<HttpMethod> METHODS =
            EnumSet.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final String ID = "11111111-1111-4111-8111-111111111111";

    /** Each way in which a session ends, as SQL with the user's id for its parameter. */
    private static final Map<String, String> WAYS = Map.of(
            "signed out", "UPDATE sessions SET ended_at = now(), ended_why = 'signed_out' WHERE user_id = ?",
            "unused for too long",
                    "UPDATE sessions SET last_seen_at = now() - interval '61 minutes', idle_minutes = 60"
                            + " WHERE user_id = ?",
            "too old", "UPDATE sessions SET ends_at = now() - interval '1 second' WHERE user_id = ?",
            "forgotten", "DELETE FROM sessions WHERE user_id = ?",
            "user disabled", "UPDATE users SET disabled_at = now() WHERE id = ?",
            "user with another role", "UPDATE users SET role = 'VIEWER' WHERE id = ?",
            "user deleted", "DELETE FROM users WHERE id = ?");

    private EndedSessions() {}

    /**
     * @return each route that did not answer 401 to an ended session, or did so to a valid one; fails if the function has no
     *     route that needs a session
     */
    public static List<String> routesThatStillAnswer(
            ApplicationContext context, RequestStreamHandler function, String databaseUrl) {
        var routes = context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> METHODS.contains(route.getHttpMethod()))
                .map(route -> new Route(
                        route.getHttpMethod().name(),
                        VARIABLE.matcher(route.getUriMatchTemplate().toString()).replaceAll(ID)))
                .distinct()
                .filter(route -> LambdaCall.http(function, route.event()).status() == 401)
                .toList();
        if (routes.isEmpty()) {
            throw new AssertionError("the function has no route that needs a session");
        }
        var sessions = ended(new Sql(databaseUrl));
        var valid = TestSession.of("ADMIN");
        var faults = new ArrayList<String>();
        for (var route : routes) {
            if (route.method().equals("GET")
                    && LambdaCall.http(function, route.event().bearer(valid)).status() == 401) {
                faults.add(route + " refuses a valid session");
            }
            sessions.forEach((way, session) -> {
                var answer = LambdaCall.http(function, route.event().bearer(session));
                if (answer.status() != 401) {
                    faults.add(route + ", " + way + ": " + answer);
                }
            });
        }
        return faults;
    }

    private static Map<String, String> ended(Sql sql) {
        var sessions = new LinkedHashMap<String, String>();
        WAYS.forEach((way, statement) -> {
            var user = UUID.randomUUID();
            sessions.put(way, TestSession.of("ADMIN", user));
            sql.run(statement, user);
        });
        return sessions;
    }

    private record Route(String method, String path) {

        HttpEvent event() {
            return method.equals("GET")
                    ? HttpEvent.get(path)
                    : HttpEvent.of(method, path).json("{}");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
