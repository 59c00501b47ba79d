package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What a seller agreed to, waiting to be traded for tokens. */
record ConsentCode(Seller seller, String runame, Set<String> scopes, Instant expiresAt) {
    static final Duration LIFE = Duration.ofSeconds(299);
}
