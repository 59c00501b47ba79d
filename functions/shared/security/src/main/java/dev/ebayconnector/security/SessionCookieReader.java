package dev.ebayconnector.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds the session of the console. A bearer token in the header {@code Authorization} stands alone: if it is invalid, the
 * cookie beside it does not sign the request in.
 */
@Singleton
final class SessionCookieReader implements TokenReader<HttpRequest<?>> {

    private final SessionCookies cookies;

    SessionCookieReader(SessionCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return BearerHeader.isIn(request) ? Optional.empty() : cookies.session(request);
    }
}
