package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Seals and opens tokens, which outside the database exist only as {@link Secret}. */
public final class TokenVault {

    private final TokenCipher cipher;

    public TokenVault(VaultSettings settings) {
        this.cipher = settings.cipher();
    }

    public byte[] seal(UUID accountId, String environment, TokenColumn column, Secret token) {
        return cipher.seal(accountId, environment, column, token.reveal());
    }

    /** @throws IllegalStateException when no key opens it, or it was sealed for another place */
    public Secret open(UUID accountId, String environment, TokenColumn column, byte[] sealed) {
        try {
            return new Secret(cipher.open(accountId, environment, column, sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key opens the " + column + " of account " + accountId, e);
        }
    }
}
