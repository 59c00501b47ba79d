package dev.ebayconnector.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Collection;

/** What a session's claims must say beside their times: who made it, and for whom. */
@Singleton
public final class SessionClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

    /** {@code iss} of every session. */
    public static final String ISSUER = "ebay-connector/auth";

    /** {@code aud} of every session. */
    public static final String AUDIENCE = "ebay-connector/api";

    /** The claim with the token that writes by cookie must repeat. */
    public static final String CSRF = "csrf";

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        return ISSUER.equals(claims.get(Claims.ISSUER))
                && isOurs(claims.get(Claims.AUDIENCE))
                && claims.get(Claims.EXPIRATION_TIME) != null
                && claims.get(Claims.TOKEN_ID) instanceof String;
    }

    private static boolean isOurs(Object audience) {
        return AUDIENCE.equals(audience) || audience instanceof Collection<?> many && many.contains(AUDIENCE);
    }
}
