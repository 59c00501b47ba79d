package dev.ebayconnector.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ebayconnector.security.SessionClaims;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Signs what a browser or a program keeps of a session: a JWT that names the session's row by its secret. */
@Singleton
final class SessionSigner {

    private final SigningSettings settings;

    SessionSigner(SigningSettings settings) {
        this.settings = settings;
    }

    /** @param expiresAt when the token is worth nothing any more; that the session has ended, its row says before */
    String sign(UUID userId, String secret, String csrf, Instant madeAt, Instant expiresAt) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(settings.keyId())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(SessionClaims.ISSUER)
                .audience(SessionClaims.AUDIENCE)
                .subject(userId.toString())
                .jwtID(secret)
                .claim(SessionClaims.CSRF, csrf)
                .issueTime(Date.from(madeAt))
                .expirationTime(Date.from(expiresAt))
                .build();
        try {
            var session = new SignedJWT(header, claims);
            session.sign(new ECDSASigner(settings.key()));
            return session.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the session could not be signed", e);
        }
    }
}
