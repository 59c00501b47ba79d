package dev.ebayconnector.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ebayconnector.security.SecretHash;
import dev.ebayconnector.security.SessionSettings;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * What a stranger's passkey was asked, signed and kept by the browser: strangers cannot fill a table. Its audience is another
 * than that of sessions, so that neither passes for the other.
 */
@Singleton
final class PasskeyState {

    private static final String AUDIENCE = "ebay-connector/passkey";
    private static final String REQUEST = "request";

    private final SigningSettings signing;
    private final SessionSettings sessions;
    private final Clock clock;

    PasskeyState(SigningSettings signing, SessionSettings sessions, Clock clock) {
        this.signing = signing;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param id of the request, which is answered once */
    record State(String id, String request, Instant expiresAt) {}

    String sign(String request, Duration life) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signing.keyId()).build();
        var claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .jwtID(SecretHash.newSecret())
                .claim(REQUEST, request)
                .expirationTime(Date.from(clock.instant().plus(life)))
                .build();
        try {
            var state = new SignedJWT(header, claims);
            state.sign(new ECDSASigner(signing.key()));
            return state.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the request could not be signed", e);
        }
    }

    /** Empty if it is not ours, or has expired. */
    Optional<State> open(String text) {
        try {
            var state = SignedJWT.parse(text);
            return isSigned(state) ? read(state.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT state) throws JOSEException {
        if (!JWSAlgorithm.ES256.equals(state.getHeader().getAlgorithm())) {
            return false;
        }
        for (var key : sessions.keys()) {
            if (key.id().equals(state.getHeader().getKeyID()) && state.verify(new ECDSAVerifier(key.key()))) {
                return true;
            }
        }
        return false;
    }

    private Optional<State> read(JWTClaimsSet claims) throws ParseException {
        var end = claims.getExpirationTime();
        var isOurs = List.of(AUDIENCE).equals(claims.getAudience());
        return isOurs && end != null && end.toInstant().isAfter(clock.instant())
                ? Optional.of(new State(claims.getJWTID(), claims.getStringClaim(REQUEST), end.toInstant()))
                : Optional.empty();
    }
}
