package dev.ebayconnector.sync.run.quarantine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names of records that fit into any column and index, whatever eBay's ids hold. */
public final class RecordHash {

    private RecordHash() {}

    /** SHA-256 of a record's id, or of the record if it has none. */
    static byte[] digest(String key, String raw) {
        return sha256(key == null ? raw : key);
    }

    /** The first 64 bits of {@link #digest}. A collision makes a window look incomplete, never complete. */
    public static long hash(String key, String raw) {
        return ByteBuffer.wrap(digest(key, raw)).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
