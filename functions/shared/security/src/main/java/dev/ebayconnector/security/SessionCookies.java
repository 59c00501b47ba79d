package dev.ebayconnector.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The console's two cookies: the session, which scripts cannot read, and the CSRF token, which they must repeat. */
@Singleton
public final class SessionCookies {

    static final String SESSION = "connector_session";
    static final String CSRF = "connector_csrf";

    private final boolean secure;

    SessionCookies(SessionSettings settings) {
        this.secure = settings.secureCookies();
    }

    public List<Cookie> issue(String token, String csrf, Duration life) {
        return List.of(
                cookie(SESSION, token, life).httpOnly(true),
                cookie(CSRF, csrf, life).httpOnly(false));
    }

    public List<Cookie> clear() {
        return issue("", "", Duration.ZERO);
    }

    static Optional<String> session(HttpRequest<?> request) {
        return request.getCookies().findCookie(SESSION).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    private Cookie cookie(String name, String value, Duration life) {
        return Cookie.of(name, value)
                .path("/")
                .sameSite(SameSite.Lax)
                .secure(secure)
                .maxAge(life.toSeconds());
    }
}
