package dev.ebayconnector.vault;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A keyset that AWS KMS has encrypted: {@code kms:} and the base64 of the output of {@code kms encrypt} (KMS API,
 * Encrypt: at most 4096 bytes). Region, credentials and end point are AWS's own settings.
 */
final class WrappedKeyset {

    static final String PREFIX = "kms:";

    private static final String PURPOSE = "purpose";

    /** Bound to the ciphertext, so that another secret encrypted with the same KMS key is not accepted as a keyset. */
    static final Map<String, String> CONTEXT = Map.of(PURPOSE, "ebay-connector-tokens");

    /** The same for the keyset of personal data. */
    static final Map<String, String> PERSONAL_CONTEXT = Map.of(PURPOSE, "ebay-connector-personal-data");

    private static final Duration CALL = Duration.ofSeconds(6);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private WrappedKeyset() {}

    /** The keyset's JSON: the text itself, or what KMS decrypts, which is asked once, with the SDK's retries. */
    static String json(String text, Map<String, String> context) throws KeysetNotUnwrapped {
        return text.startsWith(PREFIX) ? unwrap(text, context) : text;
    }

    private static String unwrap(String text, Map<String, String> context) throws KeysetNotUnwrapped {
        var wrapped = base64(text.substring(PREFIX.length()).strip());
        try (var kms = client()) {
            return kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                            .encryptionContext(context))
                    .plaintext()
                    .asUtf8String();
        } catch (SdkException e) {
            throw new KeysetNotUnwrapped(
                    "is not opened by KMS (" + e.getClass().getSimpleName() + ")",
                    "let the role use kms:Decrypt on its key, and encrypt the keyset with the context purpose="
                            + context.get(PURPOSE),
                    e);
        }
    }

    private static byte[] base64(String text) throws KeysetNotUnwrapped {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new KeysetNotUnwrapped(
                    "has no base64 after " + PREFIX, "set it to kms: and what kms encrypt answers", e);
        }
    }

    private static KmsClient client() {
        return KmsClient.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(ATTEMPT)
                        .socketTimeout(ATTEMPT)
                        .build())
                .overrideConfiguration(bounds -> bounds.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT))
                .build();
    }
}
