package dev.ebayconnector.notices;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.security.GeneralSecurityException;

/** Seals what a notice says of a person, bound to the notice. */
public record NoticeVault(PersonalDataKeyset keys) {

    private static final String KEYSET = "PERSONAL_DATA_KEYSET";

    /** Reads {@code PERSONAL_DATA_KEYSET}. */
    public static NoticeVault read(Settings settings) {
        var keyset = settings.required(KEYSET);
        if (keyset.isEmpty()) {
            return new NoticeVault(null);
        }
        try {
            return new NoticeVault(PersonalDataKeyset.of(keyset));
        } catch (KeysetNotUnwrapped e) {
            settings.problem(KEYSET, e.getMessage() + ": " + e.fix());
        } catch (GeneralSecurityException e) {
            settings.problem(KEYSET, "is not a Tink AEAD keyset in JSON");
        }
        return new NoticeVault(null);
    }

    public byte[] seal(EbayEnvironment environment, String notificationId, byte[] text) {
        return keys.sealNotice(environment.code(), notificationId, text);
    }

    /** @throws IllegalStateException if no key decrypts it; the notice stays, and is tried again */
    public byte[] open(StoredNotice notice) {
        try {
            return keys.openNotice(notice.environment().code(), notice.notificationId(), notice.payload());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "No key of " + KEYSET + " decrypts the notice " + notice.notificationId()
                            + "; set the keyset that it was encrypted with.",
                    e);
        }
    }
}
