package dev.ebayconnector.ebay.notifications;

import dev.ebayconnector.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an endpoint answers when eBay checks it (Marketplace Account Deletion, "Endpoint validation"). */
public final class Challenge {

    private Challenge() {}

    /**
     * The SHA-256 of code, token and endpoint in this order, in lower-case hex.
     *
     * @param endpoint byte for byte as it is registered at eBay
     */
    public static String response(String code, Secret token, String endpoint) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(code.getBytes(StandardCharsets.UTF_8));
            digest.update(token.reveal().getBytes(StandardCharsets.UTF_8));
            digest.update(endpoint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
