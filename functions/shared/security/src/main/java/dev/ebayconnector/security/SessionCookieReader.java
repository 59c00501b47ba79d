package dev.ebayconnector.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the session of the console. An {@code Authorization} header, if there is one, is read before it. */
@Singleton
final class SessionCookieReader implements TokenReader<HttpRequest<?>> {

    private static final int AFTER_THE_BEARER_HEADER = 0;

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return SessionCookies.session(request);
    }

    @Override
    public int getOrder() {
        return AFTER_THE_BEARER_HEADER;
    }
}
