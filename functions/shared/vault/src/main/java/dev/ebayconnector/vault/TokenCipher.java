package dev.ebayconnector.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Encrypts tokens and signing keys for their place: account or application, environment and column are associated data,
 * so a ciphertext that was moved elsewhere cannot be decrypted. The keyset's primary key encrypts, all its enabled keys decrypt, and each ciphertext
 * begins with the id of its key.
 */
public final class TokenCipher {

    private final AeadKeys keys;

    private TokenCipher(AeadKeys keys) {
        this.keys = keys;
    }

    /**
     * @param keyset a Tink AEAD keyset as JSON, or {@code kms:} and the base64 of one that AWS KMS has encrypted
     * @throws KeysetNotUnwrapped if KMS does not decrypt it
     * @throws GeneralSecurityException if it is not a keyset, or has a key that writes no id into its ciphertexts
     */
    public static TokenCipher ofKeyset(String keyset) throws GeneralSecurityException {
        return new TokenCipher(AeadKeys.read(keyset, WrappedKeyset.CONTEXT));
    }

    public byte[] seal(UUID accountId, String environment, TokenColumn column, String token) {
        return seal(token, place(accountId.toString(), environment, column));
    }

    /** @param clientId of the application that the signing key belongs to */
    public byte[] seal(String environment, String clientId, SigningKeyColumn column, String secret) {
        return seal(secret, place(environment, clientId, column));
    }

    /** Encrypts the secret of a user's authenticator app. */
    public byte[] sealTotp(UUID userId, String secret) {
        return seal(secret, totpPlace(userId));
    }

    /** Encrypts the URL or a secret of a receiver of alerts. */
    public byte[] sealAlert(UUID receiverId, AlertColumn column, String secret) {
        return seal(secret, alertPlace(receiverId, column));
    }

    private byte[] seal(String secret, byte[] place) {
        try {
            return keys.encrypt(secret.getBytes(StandardCharsets.UTF_8), place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be encrypted", e);
        }
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it was encrypted for another place */
    public String open(UUID accountId, String environment, TokenColumn column, byte[] sealed)
            throws GeneralSecurityException {
        return open(sealed, place(accountId.toString(), environment, column));
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it was encrypted for another place */
    public String open(String environment, String clientId, SigningKeyColumn column, byte[] sealed)
            throws GeneralSecurityException {
        return open(sealed, place(environment, clientId, column));
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it was encrypted for another user */
    public String openTotp(UUID userId, byte[] sealed) throws GeneralSecurityException {
        return open(sealed, totpPlace(userId));
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it was encrypted for another receiver or column */
    public String openAlert(UUID receiverId, AlertColumn column, byte[] sealed) throws GeneralSecurityException {
        return open(sealed, alertPlace(receiverId, column));
    }

    private String open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        return new String(keys.decrypt(sealed, place), StandardCharsets.UTF_8);
    }

    /** The id of the primary key, as in the keyset's JSON. */
    public long primaryKeyId() {
        return keys.primaryKeyId();
    }

    /** The prefix of ciphertexts by the primary key. */
    public byte[] primaryPrefix() {
        return keys.primaryPrefix();
    }

    public boolean sealedWithPrimary(byte[] sealed) {
        return keys.sealedWithPrimary(sealed);
    }

    /** The ids of all enabled keys. */
    public Set<Long> keyIds() {
        return keys.keyIds();
    }

    /** Whether the keyset has the key of this ciphertext; its place is not checked. */
    public boolean knows(byte[] sealed) {
        return keys.knows(sealed);
    }

    /** The id of the key of a ciphertext; empty for anything else. */
    public static OptionalLong keyId(byte[] sealed) {
        return AeadKeys.keyId(sealed);
    }

    /** The columns of tokens and of signing keys have different names, so no place of one is a place of the other. */
    private static byte[] place(String owner, String within, Enum<?> column) {
        return String.join("/", owner, within, column.name()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] totpPlace(UUID userId) {
        return ("totp secret/" + userId).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] alertPlace(UUID receiverId, AlertColumn column) {
        return ("alert receiver/" + receiverId + "/" + column.name()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenCipher[***]";
    }
}
