package dev.ebayconnector.ebay.notifications;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ebayconnector.ebay.notifications.NotificationKey.Digest;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code X-EBAY-SIGNATURE}: the base64 of {@code {"alg":"ecdsa","kid":…,"signature":…,"digest":"SHA1"}}.
 *
 * @param kid       the id of the key; goes into a URL
 * @param signature in DER
 */
record SignatureHeader(String kid, Digest digest, byte[] signature) {

    private static final int LONGEST = 2_048;
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty if it is not one, or names another algorithm, another digest or an odd key. */
    static Optional<SignatureHeader> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return read(JSON.readTree(Base64.getDecoder().decode(header.strip())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignatureHeader> read(JsonNode json) {
        var kid = json.path("kid").asText();
        if (!KID.matcher(kid).matches()
                || !NotificationKey.isAlgorithm(json.path("alg").asText())) {
            return Optional.empty();
        }
        var signature = Base64.getDecoder().decode(json.path("signature").asText());
        return Digest.of(json.path("digest").asText()).map(digest -> new SignatureHeader(kid, digest, signature));
    }
}
