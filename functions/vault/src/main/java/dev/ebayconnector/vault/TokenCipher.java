package dev.ebayconnector.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals tokens for their place: ciphertext moved to another account, environment or column does not open, because the
 * place is bound in as associated data. The keyset's primary key encrypts, all its keys decrypt.
 */
public final class TokenCipher {

    private final Aead keys;

    private TokenCipher(Aead keys) {
        this.keys = keys;
    }

    /**
     * @param keyset a Tink AEAD keyset as JSON
     * @throws GeneralSecurityException when it is not one
     */
    public static TokenCipher ofKeyset(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        return new TokenCipher(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    public byte[] seal(UUID accountId, String environment, TokenColumn column, String token) {
        try {
            return keys.encrypt(token.getBytes(StandardCharsets.UTF_8), place(accountId, environment, column));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token could not be encrypted", e);
        }
    }

    /** @throws GeneralSecurityException when no key opens it, or it was sealed for another place */
    public String open(UUID accountId, String environment, TokenColumn column, byte[] sealed) throws GeneralSecurityException {
        return new String(keys.decrypt(sealed, place(accountId, environment, column)), StandardCharsets.UTF_8);
    }

    private static byte[] place(UUID accountId, String environment, TokenColumn column) {
        return String.join("/", accountId.toString(), environment, column.name()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenCipher[***]";
    }
}
