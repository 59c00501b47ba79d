package dev.ebayconnector.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Encrypts tokens and signing keys for their place: account or application, environment and column are associated data,
 * so a ciphertext that was moved elsewhere cannot be decrypted. The keyset's primary key encrypts, all its enabled keys decrypt, and each ciphertext
 * begins with the id of its key.
 */
public final class TokenCipher {

    /** Tink's prefix of a ciphertext: one byte for the format, four for the id of the key (Tink, "wire format"). */
    private static final byte WITH_KEY_ID = 1;

    private static final int PREFIX_BYTES = 5;

    private final Aead keys;
    private final long primaryKeyId;
    private final SortedSet<Long> keyIds;

    private TokenCipher(Aead keys, long primaryKeyId, SortedSet<Long> keyIds) {
        this.keys = keys;
        this.primaryKeyId = primaryKeyId;
        this.keyIds = keyIds;
    }

    /**
     * @param keyset a Tink AEAD keyset as JSON, or {@code kms:} and the base64 of one that AWS KMS has encrypted
     * @throws KeysetNotUnwrapped if KMS does not decrypt it
     * @throws GeneralSecurityException if it is not a keyset, or has a key that writes no id into its ciphertexts
     */
    public static TokenCipher ofKeyset(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        var json = keyset.startsWith(WrappedKeyset.PREFIX) ? WrappedKeyset.unwrap(keyset) : keyset;
        return of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    }

    private static TokenCipher of(KeysetHandle keyset) throws GeneralSecurityException {
        var ids = new TreeSet<Long>();
        for (int i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getKey().getIdRequirementOrNull() == null) {
                throw new GeneralSecurityException(
                        "a key of the keyset leaves no id in its ciphertext (RAW output prefix)");
            }
            if (entry.getStatus().equals(KeyStatus.ENABLED)) {
                ids.add(Integer.toUnsignedLong(entry.getId()));
            }
        }
        return new TokenCipher(
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                Integer.toUnsignedLong(keyset.getPrimary().getId()),
                ids);
    }

    public byte[] seal(UUID accountId, String environment, TokenColumn column, String token) {
        return seal(token, place(accountId.toString(), environment, column));
    }

    /** @param clientId of the application that the signing key belongs to */
    public byte[] seal(String environment, String clientId, SigningKeyColumn column, String secret) {
        return seal(secret, place(environment, clientId, column));
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

    private String open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        return new String(keys.decrypt(sealed, place), StandardCharsets.UTF_8);
    }

    /** The id of the primary key, as in the keyset's JSON. */
    public long primaryKeyId() {
        return primaryKeyId;
    }

    /** The prefix of ciphertexts by the primary key. */
    public byte[] primaryPrefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put(WITH_KEY_ID)
                .putInt((int) primaryKeyId)
                .array();
    }

    public boolean sealedWithPrimary(byte[] sealed) {
        var id = keyId(sealed);
        return id.isPresent() && id.getAsLong() == primaryKeyId;
    }

    /** The ids of all enabled keys. */
    public Set<Long> keyIds() {
        return keyIds;
    }

    /** Whether the keyset has the key of this ciphertext; its place is not checked. */
    public boolean knows(byte[] sealed) {
        var id = keyId(sealed);
        return id.isPresent() && keyIds.contains(id.getAsLong());
    }

    /** The id of the key of a ciphertext; empty for anything else. */
    public static OptionalLong keyId(byte[] sealed) {
        return sealed.length > PREFIX_BYTES && sealed[0] == WITH_KEY_ID
                ? OptionalLong.of(Integer.toUnsignedLong(
                        ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt()))
                : OptionalLong.empty();
    }

    /** The columns of tokens and of signing keys have different names, so no place of one is a place of the other. */
    private static byte[] place(String owner, String within, Enum<?> column) {
        return String.join("/", owner, within, column.name()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenCipher[***]";
    }
}
