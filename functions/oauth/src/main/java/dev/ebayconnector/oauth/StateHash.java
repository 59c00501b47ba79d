package dev.ebayconnector.oauth;

import dev.ebayconnector.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is stored of a state: a stolen table does not let anybody finish a consent. */
final class StateHash {

    private StateHash() {}

    static byte[] of(Secret state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
