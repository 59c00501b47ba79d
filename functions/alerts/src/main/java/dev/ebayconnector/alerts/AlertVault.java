package dev.ebayconnector.alerts;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.vault.AlertColumn;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals URLs and secrets of receivers, each bound to its receiver and column.
 *
 * @param failed called when something is sealed with a key that is not among the keyset's
 */
record AlertVault(TokenCipher cipher, Runnable failed) {

    private static final String KEYSET = "TOKEN_KEYSET";

    /** Reads {@code TOKEN_KEYSET}. */
    static AlertVault read(Settings settings) {
        var keyset = settings.required(KEYSET);
        if (!keyset.isEmpty()) {
            try {
                return new AlertVault(TokenCipher.ofKeyset(keyset), settings::keysetFailed);
            } catch (KeysetNotUnwrapped e) {
                settings.problem(KEYSET, e.getMessage() + ": " + e.fix());
            } catch (GeneralSecurityException e) {
                settings.problem(KEYSET, "is not a Tink AEAD keyset in JSON");
            }
        }
        return new AlertVault(null, settings::keysetFailed);
    }

    byte[] seal(UUID receiverId, AlertColumn column, String text) {
        return cipher.sealAlert(receiverId, column, text);
    }

    /** @throws IllegalStateException if no key opens it */
    String open(UUID receiverId, AlertColumn column, byte[] sealed) {
        try {
            return cipher.openAlert(receiverId, column, sealed);
        } catch (GeneralSecurityException e) {
            failed.run();
            throw new IllegalStateException(
                    KEYSET + " does not open what is stored of the receiver " + receiverId
                            + "; set the keyset that it was sealed with, or change the receiver",
                    e);
        }
    }

    @Override
    public String toString() {
        return "AlertVault[***]";
    }
}
