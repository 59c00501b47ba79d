package dev.ebayconnector.tokens;

import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.util.UUID;

/** A stored token that no key of {@code TOKEN_KEYSET} opens: the keyset is not the one it was sealed with, or the row was tampered with. */
public final class UnopenableToken extends RuntimeException {

    UnopenableToken(UUID accountId, TokenColumn column, byte[] sealed, TokenCipher cipher, Throwable cause) {
        super("No key opens the " + column + " of account " + accountId + ": " + reason(sealed, cipher), cause);
    }

    private static String reason(byte[] sealed, TokenCipher cipher) {
        var key = TokenCipher.keyId(sealed);
        if (key.isEmpty()) {
            return "it is no ciphertext.";
        }
        return cipher.knows(sealed)
                ? "it was not sealed for this place."
                : "it was sealed with key " + key.getAsLong() + ", and TOKEN_KEYSET has " + cipher.keyIds() + ".";
    }
}
