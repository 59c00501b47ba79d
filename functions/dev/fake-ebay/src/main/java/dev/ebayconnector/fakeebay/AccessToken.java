package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A bearer token: of a seller, or of the application when there is none. */
record AccessToken(
        String value, FakeEnvironment environment, Optional<Seller> seller, Set<String> scopes, Instant expiresAt) {
    static final Duration LIFE = Duration.ofSeconds(7200);

    boolean grantsOneOf(Set<String> wanted) {
        return scopes.stream().anyMatch(wanted::contains);
    }
}
