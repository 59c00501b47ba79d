package dev.ebayconnector.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Sessions as the function {@code auth} signs them, for functions that are tested without it. */
public final class TestSession {

    /** The {@code JWT_SECRET} that these sessions are signed with. */
    public static final String SECRET = "a signing key for tests only, never for anything else";

    /** The CSRF token of every session. */
    public static final String CSRF = "csrf-of-the-test";

    private TestSession() {}

    /** A session of one hour for a user with the role. */
    public static String of(String role) {
        return until(role, Instant.now().plusSeconds(3600));
    }

    /** An hour's session of this user. */
    public static String of(String role, UUID userId) {
        return until(role, userId, Instant.now().plusSeconds(3600));
    }

    public static String until(String role, Instant end) {
        return until(role, UUID.randomUUID(), end);
    }

    private static String until(String role, UUID userId, Instant end) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .subject(userId.toString())
                    .claim("roles", List.of(role))
                    .claim("email", role.toLowerCase(Locale.ROOT) + "@example.com")
                    .claim("csrf", CSRF)
                    .expirationTime(Date.from(end))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
