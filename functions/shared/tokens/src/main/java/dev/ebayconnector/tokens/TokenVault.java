package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.vault.SigningKeyColumn;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.vault.TokenColumn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Encrypts and decrypts tokens and signing keys, which outside the database exist only as {@link Secret}. */
public final class TokenVault {

    private static final int FINGERPRINT_BYTES = 4;

    private final TokenCipher cipher;
    private final Runnable failed;

    public TokenVault(VaultSettings settings) {
        this.cipher = settings.cipher();
        this.failed = settings.failed();
    }

    public byte[] seal(UUID accountId, EbayEnvironment environment, TokenColumn column, Secret token) {
        return cipher.seal(accountId, environment.code(), column, token.reveal());
    }

    /** @throws UnopenableToken if no key decrypts it, or it was encrypted for another account, environment or column */
    public Secret open(UUID accountId, EbayEnvironment environment, TokenColumn column, byte[] sealed) {
        try {
            return new Secret(cipher.open(accountId, environment.code(), column, sealed));
        } catch (GeneralSecurityException e) {
            failed(sealed);
            throw new UnopenableToken(accountId, column, sealed, cipher, e);
        }
    }

    /** @param clientId of the application that the signing key belongs to */
    byte[] seal(EbayEnvironment environment, String clientId, SigningKeyColumn column, Secret secret) {
        return cipher.seal(environment.code(), clientId, column, secret.reveal());
    }

    /** Empty if no key decrypts it, or it was encrypted for another application, environment or column. */
    Optional<Secret> open(EbayEnvironment environment, String clientId, SigningKeyColumn column, byte[] sealed) {
        try {
            return Optional.of(new Secret(cipher.open(environment.code(), clientId, column, sealed)));
        } catch (GeneralSecurityException e) {
            failed(sealed);
            return Optional.empty();
        }
    }

    private void failed(byte[] sealed) {
        if (!cipher.knows(sealed)) {
            failed.run();
        }
    }

    /** Identifies a token without showing it: the first eight hex digits of its SHA-256. */
    public static String fingerprint(Secret token) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
