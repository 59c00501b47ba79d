package dev.ebayconnector.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks the signature of a session by the key that it names. Micronaut would believe unsigned tokens if no bean of this
 * type existed.
 */
@Singleton
final class SessionKeys implements SignatureConfiguration {

    private final Map<String, SessionKey> keys;

    SessionKeys(SessionSettings settings) {
        this.keys = settings.keys().stream().collect(Collectors.toMap(SessionKey::id, Function.identity()));
    }

    @Override
    public boolean verify(SignedJWT session) throws JOSEException {
        var key = keys.get(session.getHeader().getKeyID());
        return key != null && session.verify(new ECDSAVerifier(key.key()));
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return JWSAlgorithm.ES256.equals(algorithm);
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "Only ES256 is supported";
    }
}
