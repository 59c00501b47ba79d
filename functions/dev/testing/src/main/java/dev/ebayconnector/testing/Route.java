package dev.ebayconnector.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route of a function, found in its router. */
record Route(String method, String template) {

    private static final Set<HttpMethod> METHODS =
            EnumSet.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\+?([^}]*)}");

    static List<Route> all(ApplicationContext context) {
        return context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> METHODS.contains(route.getHttpMethod()))
                .map(route -> new Route(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toString()))
                .distinct()
                .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
                .toList();
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    /** @param value the value of a variable, encoded, by its name */
    String path(UnaryOperator<String> value) {
        return VARIABLE.matcher(template)
                .replaceAll(variable -> Matcher.quoteReplacement(value.apply(variable.group(1))));
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
