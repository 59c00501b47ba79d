package dev.ebayconnector.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/** Whether a request is signed in by a bearer token (RFC 6750) or, with any other header or none, by the cookie. */
public final class BearerHeader {

    private static final Pattern BEARER = Pattern.compile("(?i)\\s*bearer(\\s.*)?", Pattern.DOTALL);

    private BearerHeader() {}

    public static boolean isIn(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.AUTHORIZATION).stream()
                .anyMatch(value -> BEARER.matcher(value).matches());
    }
}
