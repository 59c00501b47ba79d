package dev.ebayconnector.migrations.operate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names a row in quarantine that an early release stored without the digest of its record. */
final class RowDigest {

    private RowDigest() {}

    static byte[] of(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("row " + id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
