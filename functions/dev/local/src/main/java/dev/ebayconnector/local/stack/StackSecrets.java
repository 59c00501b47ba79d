package dev.ebayconnector.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of this installation: new at each start, or kept in the data directory with the data that they protect. */
final class StackSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN_KEYSET = "TOKEN_KEYSET";
    private static final String PERSONAL_DATA_KEYSET = "PERSONAL_DATA_KEYSET";
    private static final String NOTIFICATION_TOKEN = "EBAY_NOTIFICATION_TOKEN";
    private static final String SESSION_KEYS = "SESSION_KEYS";
    private static final String SESSION_SIGNING_KEY = "SESSION_SIGNING_KEY";

    /** Settings that belong together: one of the caller's replaces all of its group. */
    private static final List<List<String>> GROUPS = List.of(
            List.of(TOKEN_KEYSET),
            List.of(PERSONAL_DATA_KEYSET),
            List.of(NOTIFICATION_TOKEN),
            List.of(SESSION_KEYS, SESSION_SIGNING_KEY));

    private StackSecrets() {}

    static Map<String, String> of(StackOptions options) {
        Map<String, String> secrets =
                new TreeMap<>(options.data().map(StackSecrets::kept).orElseGet(StackSecrets::fresh));
        for (List<String> group : GROUPS) {
            if (group.stream().anyMatch(key -> options.setting(key).isPresent())) {
                group.forEach(secrets::remove);
                group.forEach(key -> options.setting(key).ifPresent(value -> secrets.put(key, value)));
            }
        }
        return secrets;
    }

    /** Those of the data directory; keys that an earlier release did not have are added to it. */
    private static Map<String, String> kept(Path data) {
        Path file = data.resolve("secrets.json");
        try {
            Map<String, String> secrets = fresh();
            Map<String, String> stored =
                    Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
            secrets.putAll(stored);
            if (!secrets.equals(stored)) {
                Files.createDirectories(data);
                PrivateFile.write(file, JSON.writeValueAsBytes(secrets));
            }
            return secrets;
        } catch (IOException e) {
            throw StackFailure.wrongInput("Cannot read or write the keys in " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> fresh() {
        try {
            AeadConfig.register();
            KeyPairGenerator sessions = KeyPairGenerator.getInstance("EC");
            sessions.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = sessions.generateKeyPair();
            return new TreeMap<>(Map.of(
                    TOKEN_KEYSET,
                    keyset(),
                    PERSONAL_DATA_KEYSET,
                    keyset(),
                    NOTIFICATION_TOKEN,
                    random(),
                    SESSION_KEYS,
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    SESSION_SIGNING_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no AES-GCM or no P-256", e);
        }
    }

    private static String keyset() throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    static String random() {
        byte[] bytes = new byte[36];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
