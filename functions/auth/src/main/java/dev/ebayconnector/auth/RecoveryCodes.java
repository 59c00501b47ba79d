package dev.ebayconnector.auth;

import com.google.common.io.BaseEncoding;
import dev.ebayconnector.security.SecretHash;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Codes that stand in for a lost factor; each works once. They have 80 random bits, so a plain SHA-256 hides them. */
@Singleton
final class RecoveryCodes {

    static final int COUNT = 10;

    /** With or without the hyphens, in any case. */
    static final Pattern FORM = Pattern.compile("(?i)[a-z2-7]{4}(-?[a-z2-7]{4}){3}");

    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecoveryCodeStore store;
    private final Clock clock;

    RecoveryCodes(RecoveryCodeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** New ones in place of all earlier ones, within the caller's transaction. The only time that they are seen. */
    List<String> renew(UUID userId) {
        store.deleteAll(userId);
        var codes =
                Stream.generate(RecoveryCodes::fresh).distinct().limit(COUNT).toList();
        codes.forEach(code -> store.add(userId, hash(userId, code), clock.instant()));
        return codes;
    }

    /** Whether it was one of the user's unused ones; it is used now. */
    boolean use(UUID userId, String code) {
        return store.use(userId, hash(userId, code), clock.instant()) > 0;
    }

    long left(UUID userId) {
        return store.left(userId);
    }

    void forget(UUID userId) {
        store.deleteAll(userId);
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return BaseEncoding.base32().withSeparator("-", 4).encode(bytes);
    }

    private static byte[] hash(UUID userId, String code) {
        return SecretHash.of(userId + ":" + code.replace("-", "").toUpperCase(Locale.ROOT));
    }
}
