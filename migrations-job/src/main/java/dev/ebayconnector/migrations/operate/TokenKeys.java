package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** The keyset that tokens are sealed with, as the functions have it. */
public final class TokenKeys {

    private static final String KEY = "TOKEN_KEYSET";

    private TokenKeys() {}

    public static List<String> problems(Map<String, String> environment) {
        if (text(environment).isEmpty()) {
            return List.of(KEY
                    + " is missing: set it to the keyset of the functions, the new key as its primary and the"
                    + " old one enabled");
        }
        try {
            TokenCipher.ofKeyset(text(environment));
            return List.of();
        } catch (KeysetNotUnwrapped e) {
            return List.of(inWords(e));
        } catch (GeneralSecurityException e) {
            return List.of(KEY + " is not a Tink AEAD keyset in JSON");
        }
    }

    /**
     * Only where {@link #problems} has none.
     *
     * @throws KeysetNotUnwrapped when KMS, which is asked again, does not open it this time
     */
    public static TokenCipher from(Map<String, String> environment) throws KeysetNotUnwrapped {
        try {
            return TokenCipher.ofKeyset(text(environment));
        } catch (KeysetNotUnwrapped e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(KEY + " was checked before", e);
        }
    }

    public static String inWords(KeysetNotUnwrapped e) {
        return KEY + " " + e.getMessage() + ": " + e.fix();
    }

    private static String text(Map<String, String> environment) {
        return environment.getOrDefault(KEY, "").strip();
    }
}
