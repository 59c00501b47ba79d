package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.TokenCipher;
import java.security.GeneralSecurityException;

/** The keys that tokens are encrypted with. */
public record VaultSettings(TokenCipher cipher) {

    /** Reads {@code TOKEN_KEYSET}: a Tink AEAD keyset as JSON, or one encrypted by AWS KMS, which is asked to decrypt it. */
    public static VaultSettings read(Settings settings) {
        var keyset = settings.required("TOKEN_KEYSET");
        if (keyset.isEmpty()) {
            return new VaultSettings(null);
        }
        try {
            return new VaultSettings(TokenCipher.ofKeyset(keyset));
        } catch (KeysetNotUnwrapped e) {
            settings.problem("TOKEN_KEYSET", e.getMessage() + ": " + e.fix());
            return new VaultSettings(null);
        } catch (GeneralSecurityException e) {
            settings.problem("TOKEN_KEYSET", "is not a Tink AEAD keyset in JSON");
            return new VaultSettings(null);
        }
    }
}
