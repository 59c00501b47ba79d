package dev.ebayconnector.ebay.notifications;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;

/** Checks the signature of a body. */
final class NoticeSignature {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private NoticeSignature() {}

    /**
     * What eBay has signed: the body as it arrived, or its compact form, which eBay's own libraries sign and check
     * (event-notification-nodejs-sdk, {@code JSON.stringify}). Only this text may be processed. Empty if eBay has signed
     * neither, or the header names another digest than eBay does.
     */
    static Optional<byte[]> signed(NotificationKey key, SignatureHeader header, byte[] body) {
        if (key.digest() != header.digest()) {
            return Optional.empty();
        }
        return verifies(key, header, body)
                ? Optional.of(body)
                : compact(body).filter(text -> verifies(key, header, text));
    }

    private static boolean verifies(NotificationKey key, SignatureHeader header, byte[] text) {
        try {
            var signature = Signature.getInstance(key.digest().withEcdsa());
            signature.initVerify(key.key());
            signature.update(text);
            return signature.verify(header.signature());
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + key.digest().withEcdsa(), e);
        }
    }

    /** Empty if the body is not JSON, or is in this form already. */
    private static Optional<byte[]> compact(byte[] body) {
        try {
            return Optional.of(JSON.writeValueAsBytes(JSON.readTree(body))).filter(text -> !Arrays.equals(text, body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
