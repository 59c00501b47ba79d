package dev.ebayconnector.privacy;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one account's personal data: AES-SIV, a deterministic AEAD (RFC 5297). The same text at the same place has
 * the same ciphertext, so a row that did not change is recognised without opening it.
 */
public final class DataKey {

    private final UUID accountId;
    private final DeterministicAead keys;

    private DataKey(UUID accountId, DeterministicAead keys) {
        this.accountId = accountId;
        this.keys = keys;
    }

    /** A new keyset with one key, as Tink's bytes, not encrypted. */
    static byte[] generate() throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        return TinkProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV),
                InsecureSecretKeyAccess.get());
    }

    static DataKey of(UUID accountId, byte[] keyset) throws GeneralSecurityException {
        DeterministicAeadConfig.register();
        var handle = TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        return new DataKey(accountId, handle.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class));
    }

    public UUID accountId() {
        return accountId;
    }

    /** Null for no members: a row without personal data has no ciphertext. */
    public byte[] seal(Place place, PersonalMembers members) {
        return members.isEmpty() ? null : seal(place, members.json());
    }

    public byte[] seal(Place place, String text) {
        try {
            return keys.encryptDeterministically(
                    text.getBytes(StandardCharsets.UTF_8), place.associatedData(accountId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data could not be encrypted", e);
        }
    }

    /**
     * @param sealed may be null, for no members
     * @throws UnopenablePersonalData if it was sealed for another place or account, or is damaged
     */
    public PersonalMembers members(Place place, byte[] sealed) {
        return sealed == null ? PersonalMembers.NONE : PersonalMembers.of(text(place, sealed));
    }

    /** @throws UnopenablePersonalData if it was sealed for another place or account, or is damaged */
    public String text(Place place, byte[] sealed) {
        try {
            return new String(
                    keys.decryptDeterministically(sealed, place.associatedData(accountId)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnopenablePersonalData(
                    "personal data of account " + accountId + " in " + place.table() + " cannot be opened", e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + accountId + "]";
    }
}
