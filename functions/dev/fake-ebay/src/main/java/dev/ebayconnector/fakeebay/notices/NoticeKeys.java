package dev.ebayconnector.fakeebay.notices;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of one environment. The current one signs; all of them are served. */
final class NoticeKeys {
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private volatile Current current = newKey(UUID.randomUUID().toString());

    /** The key that signs, and its id. */
    record Current(String kid, PrivateKey key) {}

    Current current() {
        return current;
    }

    /** The base64 of the public key (X.509). */
    Optional<String> served(String kid) {
        return Optional.ofNullable(served.get(kid));
    }

    void serve(String kid, String publicKey) {
        served.put(kid, publicKey);
    }

    /** Signs with a new key from now on; the older ones are still served. */
    void rotate() {
        current = newKey(UUID.randomUUID().toString());
    }

    /** Puts another key in the place of the current one, under the same id. */
    void replace() {
        current = newKey(current.kid());
    }

    private Current newKey(String kid) {
        KeyPair pair = generate();
        served.put(kid, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        return new Current(kid, pair.getPrivate());
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has EC keys", e);
        }
    }
}
