package dev.ebayconnector.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes hashes of people: HMAC-SHA-256 over the environment and the identifier, without blanks around it and in small
 * letters. User names, user ids and EIAS tokens are hashed alike, because eBay fills members called username with either
 * name or id (Marketplace Account Deletion, "username or userId"). The same name in sandbox and production is two people.
 */
public final class PersonHasher {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key 32 bytes, from {@link PersonalDataKeys#hasher} */
    PersonHasher(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * @param environment {@code production} or {@code sandbox}
     * @param identifier  null and blanks have no hash
     */
    public Optional<PersonHash> hash(String environment, String identifier) {
        if (identifier == null || identifier.isBlank()) {
            return Optional.empty();
        }
        var text = environment + "\n" + identifier.strip().toLowerCase(Locale.ROOT);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Optional.of(PersonHash.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PersonHasher[***]";
    }
}
