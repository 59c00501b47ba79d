package dev.ebayconnector.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Arrays;

/**
 * Refuses every query parameter of a route that reads none, as {@link Query} refuses those that a route does not know: a
 * controller method that does not take the request cannot read its query.
 */
@ServerFilter("/**")
final class NoQueryFilter implements Ordered {

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!request.getParameters().isEmpty()
                && RouteAttributes.getRouteMatch(request)
                        .filter(NoQueryFilter::readsNone)
                        .isPresent()) {
            Query.of(request).check();
        }
    }

    private static boolean readsNone(RouteMatch<?> route) {
        return route.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> method
                && Arrays.stream(method.getTargetMethod().getArguments())
                        .noneMatch(argument -> HttpRequest.class.isAssignableFrom(argument.getType()));
    }

    /** Behind the checks of who asks: what a route knows is for its callers only. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }
}
