package dev.ebayconnector.security;

import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.web.ClientAddress;
import dev.ebayconnector.web.RequestIdFilter;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of signed-in requests that are refused: a user who tries what the role does not allow, or a page of another site
 * that writes by the user's cookie. Each user and route is told of once a minute at most, so that no caller can fill the
 * event log.
 */
@Singleton
final class RefusalEvents {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    /** A function that refuses nothing needs no event log. */
    private final BeanProvider<EventLog> events;

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    RefusalEvents(BeanProvider<EventLog> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param reason {@code role} or {@code csrf} */
    void forbidden(HttpRequest<?> request, Authentication authentication, String reason) {
        var signedIn = SignedIn.of(authentication);
        var route = request.getMethodName() + " " + template(request);
        if (!isDue(signedIn.id() + " " + route)) {
            return;
        }
        events.get()
                .record(Event.warn("auth.forbidden", "A signed-in request was refused.", RequestIdFilter.idOf(request))
                        .user(signedIn.id())
                        .detail("reason", reason)
                        .detail("role", signedIn.role())
                        .detail("by", by(signedIn.by()))
                        .detail("route", route)
                        .detail("client", ClientAddress.networkOf(request)));
    }

    private boolean isDue(String key) {
        var now = clock.instant();
        if (told.size() >= REMEMBERED) {
            told.values().removeIf(at -> !at.plus(PAUSE).isAfter(now));
        }
        if (told.size() >= REMEMBERED) {
            return false;
        }
        var due = new boolean[1];
        told.compute(key, (_, at) -> {
            due[0] = at == null || !at.plus(PAUSE).isAfter(now);
            return due[0] ? now : at;
        });
        return due[0];
    }

    /** The row that signed the request in; no secret. */
    private static String by(Credential credential) {
        return switch (credential) {
            case Credential.Session session -> "session " + session.id();
            case Credential.ApiToken token -> "api_token " + token.id();
        };
    }

    private static String template(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(RouteMatch::getRouteInfo)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toString())
                .orElse("unknown");
    }
}
