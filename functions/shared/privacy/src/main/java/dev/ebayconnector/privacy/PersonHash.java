package dev.ebayconnector.privacy;

import java.util.Arrays;
import java.util.HexFormat;

/** A person's name or id as a keyed hash; equal names in one environment of eBay have equal hashes. Not personal data by itself. */
public final class PersonHash {

    static final int BYTES = 32;

    private final byte[] bytes;

    private PersonHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param bytes of a hash column */
    public static PersonHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash of a person has " + BYTES + " bytes");
        }
        return new PersonHash(bytes.clone());
    }

    /** For a hash column. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** For a hash column that is written as text, and for names of things that must not name the person. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
