package dev.ebayconnector.oauth;

import dev.ebayconnector.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The stored form of a state: a copy of the table is not enough to finish a consent. */
final class StateHash {

    private StateHash() {}

    static byte[] of(Secret state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
