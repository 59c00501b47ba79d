package dev.ebayconnector.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks the signature of a session by the key that it names. Micronaut would believe unsigned tokens if no bean of this
 * type existed.
 */
@Singleton
final class SessionKeys implements SignatureConfiguration {

    /** How many sessions are remembered at most; one instance serves few at a time. */
    private static final int REMEMBERED = 1000;

    private final Map<String, SessionKey> keys;

    /**
     * Hashes of sessions whose signature was good. Checking one takes milliseconds under Lambda's compiler settings, and its
     * result cannot change while the keys are the same; whether the session has ended is asked at each request.
     */
    private final Set<String> good = ConcurrentHashMap.newKeySet();

    SessionKeys(SessionSettings settings) {
        this.keys = settings.keys().stream().collect(Collectors.toMap(SessionKey::id, Function.identity()));
    }

    @Override
    public boolean verify(SignedJWT session) throws JOSEException {
        var key = keys.get(session.getHeader().getKeyID());
        if (key == null) {
            return false;
        }
        var hash = HexFormat.of().formatHex(SecretHash.of(session.serialize()));
        return good.contains(hash) || session.verify(new ECDSAVerifier(key.key())) && remember(hash);
    }

    private boolean remember(String hash) {
        if (good.size() >= REMEMBERED) {
            good.clear();
        }
        good.add(hash);
        return true;
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
