package dev.ebayconnector.tokens;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.ebayconnector.core.settings.Settings;
import java.security.GeneralSecurityException;

/** The keys that tokens are encrypted with; the newest encrypts, all decrypt. */
public record VaultSettings(Aead keys) {

    /** Reads {@code TOKEN_KEYSET}: a Tink AEAD keyset as JSON. */
    public static VaultSettings read(Settings settings) {
        var keyset = settings.required("TOKEN_KEYSET");
        if (keyset.isEmpty()) {
            return new VaultSettings(null);
        }
        try {
            AeadConfig.register();
            return new VaultSettings(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            settings.problem("TOKEN_KEYSET", "is not a Tink AEAD keyset in JSON");
            return new VaultSettings(null);
        }
    }

    @Override
    public String toString() {
        return "VaultSettings[***]";
    }
}
