package dev.ebayconnector.fakeebay;

import java.security.SecureRandom;
import java.util.Base64;

/** New token texts, as long and as awkward as eBay's. */
final class TokenValues {
    private static final String START = "v^1.1#i^1#p^3#f^0#r^0#I^3#t^";

    private final SecureRandom random = new SecureRandom();

    /** About 2 KB. */
    String access() {
        return START + body(1_500);
    }

    String refresh() {
        return START.replace("r^0", "r^1") + body(48);
    }

    /** Holds characters that only survive being encoded once and decoded once: an escape, a plus and a comma. */
    String code() {
        return START + "%23,+%5E/" + body(96) + "#E^260";
    }

    private String body(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }
}
