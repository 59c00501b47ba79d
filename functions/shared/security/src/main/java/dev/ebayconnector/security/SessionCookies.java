package dev.ebayconnector.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The console's two cookies: the session, which scripts cannot read, and the CSRF token, which they must repeat. Over TLS
 * their names begin with {@code __Host-}: browsers then accept them from this very host alone (draft-ietf-httpbis-rfc6265bis, 4.1.3.2).
 */
@Singleton
public final class SessionCookies {

    private static final String SESSION = "session";
    private static final String CSRF = "csrf";
    private static final String HOST = "__Host-";

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

    /** The session in the cookie of the name that this deployment gives it; no other. */
    Optional<String> session(HttpRequest<?> request) {
        return hidden(request, SESSION);
    }

    /** A cookie of a sign-in that is not finished: scripts cannot read it, and no other site sends it. */
    public Cookie hide(String plain, String value, Duration life) {
        return cookie(plain, value, life).httpOnly(true).sameSite(SameSite.Strict);
    }

    /** What {@link #hide} has put into the browser. */
    public Optional<String> hidden(HttpRequest<?> request, String plain) {
        return request.getCookies()
                .findCookie(name(plain))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    String csrfName() {
        return name(CSRF);
    }

    private String name(String plain) {
        return secure ? HOST + plain : plain;
    }

    private Cookie cookie(String plain, String value, Duration life) {
        return Cookie.of(name(plain), value)
                .path("/")
                .sameSite(SameSite.Lax)
                .secure(secure)
                .maxAge(life.toSeconds());
    }
}
