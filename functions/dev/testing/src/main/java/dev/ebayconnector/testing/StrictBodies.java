package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks every route of a function that changes something, found in its router. */
public final class StrictBodies {

    private static final Set<HttpMethod> WRITES =
            EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final String MEMBER = "dry_runn";
    private static final String ID = "11111111-1111-4111-8111-111111111111";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private StrictBodies() {}

    /**
     * Sends an unknown member to every such route, as an admin.
     *
     * @return the routes that did not answer 422 naming it; fails if the function has no such route
     */
    public static List<String> routesThatIgnoreUnknownMembers(
            ApplicationContext context, RequestStreamHandler function) {
        return routesThatIgnoreUnknownMembers(context, function, Map.of());
    }

    /** @param variables values of path variables by name; the others are UUIDs */
    public static List<String> routesThatIgnoreUnknownMembers(
            ApplicationContext context, RequestStreamHandler function, Map<String, String> variables) {
        var writes = context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> WRITES.contains(route.getHttpMethod()))
                .toList();
        if (writes.isEmpty()) {
            throw new AssertionError("the function has no route that changes something");
        }
        var ignoring = new ArrayList<String>();
        for (var route : writes) {
            var path = VARIABLE.matcher(route.getUriMatchTemplate().toString())
                    .replaceAll(variable -> variables.getOrDefault(variable.group(1), ID));
            var event = HttpEvent.of(route.getHttpMethod().name(), path)
                    .json("{\"" + MEMBER + "\":true}")
                    .bearer(TestSession.of("ADMIN"));
            var answer = LambdaCall.http(function, event);
            if (answer.status() != 422 || !answer.fields().contains(MEMBER)) {
                ignoring.add(route.getHttpMethod() + " " + path + ": " + answer);
            }
        }
        return ignoring;
    }
}
