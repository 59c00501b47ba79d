package dev.ebayconnector.security;

import dev.ebayconnector.web.HttpProblem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * A write that is signed in by cookie must repeat the CSRF token of its session in a header. The token is a claim of the
 * signed session, so a cookie that a sibling domain sets does not help an attacker.
 */
@ServerFilter("/**")
final class CsrfFilter implements Ordered {

    private static final String HEADER = "X-CSRF-Token";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SessionCookies cookies;
    private final RefusalEvents events;

    CsrfFilter(SessionCookies cookies, RefusalEvents events) {
        this.cookies = cookies;
        this.events = events;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod()) || BearerHeader.isIn(request)) {
            return;
        }
        request.getUserPrincipal(Authentication.class)
                .filter(user ->
                        !same(SignedIn.of(user).csrf(), request.getHeaders().get(HEADER)))
                .ifPresent(user -> {
                    events.forbidden(request, user, "csrf");
                    throw HttpProblem.of(
                            HttpStatus.FORBIDDEN,
                            "The header " + HEADER + " must repeat the cookie " + cookies.csrfName() + ".");
                });
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    private static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
