package dev.ebayconnector.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Encrypts the keys that personal data is encrypted with: the data keys of accounts, and the key of hashes. Also who is
 * to be erased, and eBay's notices. What a ciphertext belongs to is associated data, so one that was moved elsewhere
 * cannot be decrypted. Another keyset than the one of tokens, so that who reads orders cannot read tokens.
 */
public final class PersonalDataKeyset {

    private static final String DATA_KEY = "data key/";
    private static final String HASH_KEY = "hash key";
    private static final String SUBJECT = "subject/";
    private static final String NOTICE = "notice/";

    private final AeadKeys keys;

    private PersonalDataKeyset(AeadKeys keys) {
        this.keys = keys;
    }

    /**
     * @param keyset a Tink AEAD keyset as JSON, or {@code kms:} and the base64 of one that AWS KMS has encrypted
     * @throws KeysetNotUnwrapped if KMS does not decrypt it
     * @throws GeneralSecurityException if it is not a keyset, or has a key that writes no id into its ciphertexts
     */
    public static PersonalDataKeyset of(String keyset) throws GeneralSecurityException {
        return new PersonalDataKeyset(AeadKeys.read(keyset, WrappedKeyset.PERSONAL_CONTEXT));
    }

    public byte[] wrapDataKey(UUID accountId, byte[] key) {
        return wrap(key, DATA_KEY + accountId);
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it is the key of another account */
    public byte[] unwrapDataKey(UUID accountId, byte[] wrapped) throws GeneralSecurityException {
        return unwrap(wrapped, DATA_KEY + accountId);
    }

    public byte[] wrapHashKey(byte[] key) {
        return wrap(key, HASH_KEY);
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it is not the key of hashes */
    public byte[] unwrapHashKey(byte[] wrapped) throws GeneralSecurityException {
        return unwrap(wrapped, HASH_KEY);
    }

    /** Encrypts who is to be erased, bound to the erasure. */
    public byte[] wrapSubject(UUID erasureId, byte[] subject) {
        return wrap(subject, SUBJECT + erasureId);
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it belongs to another erasure */
    public byte[] unwrapSubject(UUID erasureId, byte[] wrapped) throws GeneralSecurityException {
        return unwrap(wrapped, SUBJECT + erasureId);
    }

    /** Encrypts a notice of eBay, which belongs to no account. */
    public byte[] sealNotice(String environment, String notificationId, byte[] text) {
        return wrap(text, NOTICE + environment + "/" + notificationId);
    }

    /** @throws GeneralSecurityException if no key decrypts it, or it is another notice */
    public byte[] openNotice(String environment, String notificationId, byte[] sealed) throws GeneralSecurityException {
        return unwrap(sealed, NOTICE + environment + "/" + notificationId);
    }

    private byte[] wrap(byte[] key, String place) {
        try {
            return keys.encrypt(key, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key or a notice could not be encrypted", e);
        }
    }

    private byte[] unwrap(byte[] wrapped, String place) throws GeneralSecurityException {
        return keys.decrypt(wrapped, place.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of the primary key, as in the keyset's JSON. */
    public long primaryKeyId() {
        return keys.primaryKeyId();
    }

    public boolean wrappedWithPrimary(byte[] wrapped) {
        return keys.sealedWithPrimary(wrapped);
    }

    /** The ids of all enabled keys. */
    public Set<Long> keyIds() {
        return keys.keyIds();
    }

    /** The id of the key that wrapped a key; empty for anything else. */
    public static OptionalLong keyId(byte[] wrapped) {
        return AeadKeys.keyId(wrapped);
    }

    @Override
    public String toString() {
        return "PersonalDataKeyset[***]";
    }
}
