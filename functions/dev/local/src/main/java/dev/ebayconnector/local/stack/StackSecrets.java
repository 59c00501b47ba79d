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
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The keys of this installation: new at each start, or kept in the data directory with the data that they protect. */
final class StackSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN_KEYSET = "TOKEN_KEYSET";
    private static final String JWT_SECRET = "JWT_SECRET";

    private StackSecrets() {}

    static Map<String, String> of(StackOptions options) {
        Map<String, String> secrets =
                new TreeMap<>(options.data().map(StackSecrets::kept).orElseGet(StackSecrets::fresh));
        options.setting(TOKEN_KEYSET).ifPresent(value -> secrets.put(TOKEN_KEYSET, value));
        options.setting(JWT_SECRET).ifPresent(value -> secrets.put(JWT_SECRET, value));
        return secrets;
    }

    private static Map<String, String> kept(Path data) {
        Path file = data.resolve("secrets.json");
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), new TypeReference<>() {});
            }
            Map<String, String> secrets = fresh();
            Files.createDirectories(data);
            PrivateFile.write(file, JSON.writeValueAsBytes(secrets));
            return secrets;
        } catch (IOException e) {
            throw StackFailure.wrongInput("Cannot read or write the keys in " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> fresh() {
        try {
            AeadConfig.register();
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return Map.of(
                    TOKEN_KEYSET, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                    JWT_SECRET, random());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no AES-GCM", e);
        }
    }

    static String random() {
        byte[] bytes = new byte[36];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
