package dev.ebayconnector.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A Tink AEAD keyset of the settings: its primary key encrypts, all its enabled keys decrypt. */
final class AeadKeys {

    /** Tink's prefix of a ciphertext: one byte for the format, four for the id of the key (Tink, "wire format"). */
    private static final byte WITH_KEY_ID = 1;

    private static final int PREFIX_BYTES = 5;

    private final Aead keys;
    private final long primaryKeyId;
    private final SortedSet<Long> keyIds;

    private AeadKeys(Aead keys, long primaryKeyId, SortedSet<Long> keyIds) {
        this.keys = keys;
        this.primaryKeyId = primaryKeyId;
        this.keyIds = keyIds;
    }

    /**
     * @param keyset  JSON, or {@code kms:} and the base64 of what AWS KMS has encrypted with the context
     * @throws KeysetNotUnwrapped if KMS does not decrypt it
     * @throws GeneralSecurityException if it is not a keyset, or has a key that writes no id into its ciphertexts
     */
    static AeadKeys read(String keyset, Map<String, String> context) throws GeneralSecurityException {
        AeadConfig.register();
        var json = WrappedKeyset.json(keyset, context);
        return of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    }

    private static AeadKeys of(KeysetHandle keyset) throws GeneralSecurityException {
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
        return new AeadKeys(
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                Integer.toUnsignedLong(keyset.getPrimary().getId()),
                ids);
    }

    byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
        return keys.encrypt(plain, place);
    }

    byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
        return keys.decrypt(sealed, place);
    }

    long primaryKeyId() {
        return primaryKeyId;
    }

    byte[] primaryPrefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put(WITH_KEY_ID)
                .putInt((int) primaryKeyId)
                .array();
    }

    boolean sealedWithPrimary(byte[] sealed) {
        var id = keyId(sealed);
        return id.isPresent() && id.getAsLong() == primaryKeyId;
    }

    Set<Long> keyIds() {
        return keyIds;
    }

    boolean knows(byte[] sealed) {
        var id = keyId(sealed);
        return id.isPresent() && keyIds.contains(id.getAsLong());
    }

    static OptionalLong keyId(byte[] sealed) {
        return sealed.length > PREFIX_BYTES && sealed[0] == WITH_KEY_ID
                ? OptionalLong.of(Integer.toUnsignedLong(
                        ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt()))
                : OptionalLong.empty();
    }
}
