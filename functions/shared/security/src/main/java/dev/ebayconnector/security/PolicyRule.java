package dev.ebayconnector.security;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;

/** Enforces {@link Policy}, before every other rule. A route without a line is left to them; they close it. */
@Singleton
final class PolicyRule implements SecurityRule<HttpRequest<?>> {

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        return Publishers.just(line(request)
                .map(line -> line.allows(roles(authentication)))
                .map(allowed -> allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED)
                .orElse(SecurityRuleResult.UNKNOWN));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static Optional<Policy.Line> line(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(RouteMatch::getRouteInfo)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> (UriRouteInfo<?, ?>) route)
                .flatMap(route -> Policy.of(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toString()));
    }

    private static Set<String> roles(@Nullable Authentication authentication) {
        return authentication == null ? Set.of() : Set.copyOf(authentication.getRoles());
    }
}
