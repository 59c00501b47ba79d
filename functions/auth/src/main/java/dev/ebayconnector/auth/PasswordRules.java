package dev.ebayconnector.auth;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.ebayconnector.web.Members;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Which passwords are accepted (OWASP ASVS 5.0, 6.2). The list of common ones is the one that zxcvbn carries. */
@Singleton
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 1024;

    /** A new password in the member of this name; a problem if it is absent or not accepted. */
    String read(Members members, String name, String email) {
        var password = readLength(members, name);
        if (!password.isEmpty()) {
            check(members, name, password, email);
        }
        return password;
    }

    /** A new password whose user is not known yet. */
    String readLength(Members members, String name) {
        return members.text(name, PasswordRules::hasLength, "must have " + SHORTEST + " to " + LONGEST + " characters");
    }

    /** Adds a problem if it is easy to guess for whom it belongs to, or for anyone. */
    void check(Members members, String name, String password, String email) {
        if (password.equalsIgnoreCase(email)) {
            members.problem(name, "must not be the e-mail address");
        } else if (Common.RANKS.containsKey(password.toLowerCase(Locale.ROOT))) {
            members.problem(name, "is one of the most common passwords");
        }
    }

    private static boolean hasLength(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    /** The 30,000 most common passwords with their ranks; loaded when a password is set for the first time. */
    private static final class Common {

        static final Map<String, Integer> RANKS = load();

        private static Map<String, Integer> load() {
            try {
                return StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
