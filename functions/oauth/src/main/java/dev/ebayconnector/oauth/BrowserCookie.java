package dev.ebayconnector.oauth;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.security.SessionSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Marks the browser that starts a consent, so that no other browser can finish it: otherwise an attacker could have a
 * user finish the attacker's consent (RFC 9700, 4.7). eBay sends the browser back by a link, for which {@code Lax}
 * suffices.
 */
final class BrowserCookie {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final boolean secure;
    private final String name;

    /** The prefix makes browsers refuse a cookie of this name that a sibling domain sets; it needs TLS. */
    BrowserCookie(SessionSettings settings) {
        this.secure = settings.secureCookies();
        this.name = secure ? "__Host-oauth" : "connector_oauth";
    }

    Optional<Secret> in(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(VALUE.asMatchPredicate())
                .map(Secret::new);
    }

    /** The browser's own mark, if it has one: consents that it started in other tabs remain valid. */
    Secret of(HttpRequest<?> request, Supplier<Secret> fresh) {
        return in(request).orElseGet(fresh);
    }

    Cookie set(Secret mark, Duration life) {
        return Cookie.of(name, mark.reveal())
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .maxAge(life.toSeconds());
    }
}
