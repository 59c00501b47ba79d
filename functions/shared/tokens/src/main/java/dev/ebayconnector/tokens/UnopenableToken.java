package dev.ebayconnector.tokens;

import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.util.UUID;

/**
 * No key of {@code TOKEN_KEYSET} decrypts a stored token: it was encrypted with another keyset, or the row was tampered
 * with.
 */
public final class UnopenableToken extends RuntimeException {

    UnopenableToken(UUID accountId, TokenColumn column, byte[] sealed, TokenCipher cipher, Throwable cause) {
        super(
                "No key of TOKEN_KEYSET decrypts the " + column + " of account " + accountId + ": "
                        + reason(sealed, cipher),
                cause);
    }

    private static String reason(byte[] sealed, TokenCipher cipher) {
        var key = TokenCipher.keyId(sealed);
        if (key.isEmpty()) {
            return "it is not a ciphertext.";
        }
        return cipher.knows(sealed)
                ? "it was encrypted for another account, environment or column."
                : "it was encrypted with key " + key.getAsLong() + ", and TOKEN_KEYSET has " + cipher.keyIds() + ".";
    }
}
