package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The seller's lasting consent; it is never rotated. */
record RefreshToken(String value, Seller seller, Set<String> scopes, Instant expiresAt) {
    static final Duration LIFE = Duration.ofSeconds(47_304_000);
}
