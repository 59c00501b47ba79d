package dev.ebayconnector.tokens;

import com.google.crypto.tink.Aead;
import dev.ebayconnector.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals tokens for their place: ciphertext moved to another account, environment or column does not open, because the
 * place is bound in as associated data.
 */
public final class TokenVault {

    /** Which of the two token columns. */
    public enum Column {
        ACCESS_TOKEN,
        REFRESH_TOKEN
    }

    private final Aead keys;

    public TokenVault(VaultSettings settings) {
        this.keys = settings.keys();
    }

    public byte[] seal(UUID accountId, String environment, Column column, Secret token) {
        try {
            return keys.encrypt(token.reveal().getBytes(StandardCharsets.UTF_8), place(accountId, environment, column));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token could not be encrypted", e);
        }
    }

    /** @throws IllegalStateException when no key opens it, or it was sealed for another place */
    public Secret open(UUID accountId, String environment, Column column, byte[] sealed) {
        try {
            return new Secret(new String(keys.decrypt(sealed, place(accountId, environment, column)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key opens the " + column + " of account " + accountId, e);
        }
    }

    private static byte[] place(UUID accountId, String environment, Column column) {
        return String.join("/", accountId.toString(), environment, column.name()).getBytes(StandardCharsets.UTF_8);
    }
}
