package dev.ebayconnector.auth;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Argon2id with OWASP's parameters; the migrations job writes the first admin's hash in the same form. */
@Singleton
final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, LENGTH, Argon2.ID);

    /**
     * Compared with when no user has the address, so that the answer takes as long as for a wrong password. Random, not the
     * hash of a password: computing one would make each cold start as slow as a sign-in.
     */
    private final String unmatchable = matchingNone();

    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_LENGTH).with(argon2).getResult();
    }

    /** A hash that is none matches no password. */
    boolean matches(String password, String hash) {
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (BadParametersException e) {
            return false;
        }
    }

    /** A hash for a user who has no password yet. */
    String matchingNone() {
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$" + random(SALT_LENGTH)
                + "$" + random(LENGTH);
    }

    void spendTheSameTime(String password) {
        matches(password, unmatchable);
    }

    private static String random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
