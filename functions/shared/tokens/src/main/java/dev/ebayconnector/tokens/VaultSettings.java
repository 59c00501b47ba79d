package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;

/**
 * The keys that tokens are encrypted with.
 *
 * @param failed called when something is encrypted with a key that is not among them
 */
public record VaultSettings(TokenCipher cipher, Runnable failed) {

    /** Reads {@code TOKEN_KEYSET}: a Tink AEAD keyset as JSON, or one encrypted by AWS KMS, which is asked to decrypt it. */
    public static VaultSettings read(Settings settings) {
        var keyset = settings.required("TOKEN_KEYSET");
        if (keyset.isEmpty()) {
            return new VaultSettings(null, settings::keysetFailed);
        }
        try {
            return new VaultSettings(TokenCipher.ofKeyset(keyset), settings::keysetFailed);
        } catch (KeysetNotUnwrapped e) {
            settings.problem("TOKEN_KEYSET", e.getMessage() + ": " + e.fix());
            return new VaultSettings(null, settings::keysetFailed);
        } catch (GeneralSecurityException e) {
            settings.problem("TOKEN_KEYSET", "is not a Tink AEAD keyset in JSON");
            return new VaultSettings(null, settings::keysetFailed);
        }
    }
}
