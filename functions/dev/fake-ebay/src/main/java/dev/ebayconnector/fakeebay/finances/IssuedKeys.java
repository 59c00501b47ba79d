package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that Key Management has made. The private ones are not kept, as at eBay. */
final class IssuedKeys {
    private static final int YEARS = 3;
    private static final int RSA_BITS = 2048;

    private final Clock clock;
    private final Map<String, IssuedKey> byJwe = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    IssuedKeys(Clock clock) {
        this.clock = clock;
    }

    /** @param environment whose application it belongs to */
    record IssuedKey(
            FakeEnvironment environment,
            String id,
            String cipher,
            PublicKey publicKey,
            String jwe,
            Instant createdAt,
            Instant expiresAt) {}

    record NewKey(IssuedKey key, String privateKey) {}

    NewKey make(FakeEnvironment environment, String cipher) {
        KeyPair pair = pair(cipher);
        Instant now = clock.instant();
        IssuedKey key = new IssuedKey(
                environment,
                UUID.randomUUID().toString(),
                cipher,
                pair.getPublic(),
                jwe(),
                now,
                now.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant());
        byJwe.put(key.jwe(), key);
        return new NewKey(
                key, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    }

    Optional<IssuedKey> find(String jwe) {
        return Optional.ofNullable(byJwe.get(jwe));
    }

    void forget() {
        byJwe.clear();
    }

    List<IssuedKey> of(FakeEnvironment environment) {
        return byJwe.values().stream()
                .filter(key -> key.environment() == environment)
                .toList();
    }

    private static KeyPair pair(String cipher) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(cipher);
            if (cipher.equals("RSA")) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Five parts, as a JWE has; only the fake can tell what it stands for. */
    private String jwe() {
        return String.join(".", part(60), part(32), part(12), part(120), part(16));
    }

    private String part(int bytes) {
        byte[] part = new byte[bytes];
        random.nextBytes(part);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }
}
