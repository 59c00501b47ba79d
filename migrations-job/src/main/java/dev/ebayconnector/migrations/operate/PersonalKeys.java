package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.vault.KeysetNotUnwrapped;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** The keyset that the keys of personal data are encrypted with, as the functions have it. */
public final class PersonalKeys {

    private static final String KEY = PersonalDataKeys.SETTING;

    private PersonalKeys() {}

    public static List<String> problems(Map<String, String> environment) {
        if (text(environment).isEmpty()) {
            return List.of(KEY + " is missing: set it to the keyset of the functions");
        }
        try {
            PersonalDataKeyset.of(text(environment));
            return List.of();
        } catch (KeysetNotUnwrapped e) {
            return List.of(KEY + " " + e.getMessage() + ": " + e.fix());
        } catch (GeneralSecurityException e) {
            return List.of(KEY + " is not a Tink AEAD keyset in JSON");
        }
    }

    /**
     * Only where {@link #problems} has none.
     *
     * @throws KeysetNotUnwrapped when KMS, which is asked again, does not open it this time
     */
    public static PersonalDataKeyset from(Map<String, String> environment) throws KeysetNotUnwrapped {
        try {
            return PersonalDataKeyset.of(text(environment));
        } catch (KeysetNotUnwrapped e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(KEY + " was checked before", e);
        }
    }

    private static String text(Map<String, String> environment) {
        return environment.getOrDefault(KEY, "").strip();
    }
}
