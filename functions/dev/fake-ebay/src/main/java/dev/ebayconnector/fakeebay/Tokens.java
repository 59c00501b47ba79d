package dev.ebayconnector.fakeebay;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that was issued and still counts: codes, refresh tokens, access tokens. */
final class Tokens {
    private final Clock clock;
    private final TokenValues values = new TokenValues();
    private final Map<String, ConsentCode> codes = new ConcurrentHashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, AccessToken> accessTokens = new ConcurrentHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    String issueCode(Seller seller, String runame, Set<String> scopes) {
        String code = values.code();
        codes.put(code, new ConsentCode(seller, runame, scopes, clock.instant().plus(ConsentCode.LIFE)));
        return code;
    }

    /** The consent behind a code, once: a second call finds nothing. A call of another client leaves the code valid. */
    Optional<ConsentCode> takeCode(String code, FakeEnvironment environment, String runame) {
        ConsentCode found = codes.get(code);
        boolean fits = found != null
                && found.seller().environment() == environment
                && found.runame().equals(runame);
        return fits && codes.remove(code, found) && alive(found.expiresAt()) ? Optional.of(found) : Optional.empty();
    }

    RefreshToken issueRefresh(Seller seller, Set<String> scopes) {
        RefreshToken token = new RefreshToken(
                values.refresh(), seller, scopes, clock.instant().plus(RefreshToken.LIFE));
        refreshTokens.put(token.value(), token);
        return token;
    }

    Optional<RefreshToken> refreshToken(String value, FakeEnvironment environment) {
        return Optional.ofNullable(refreshTokens.get(value))
                .filter(token -> token.seller().environment() == environment && alive(token.expiresAt()));
    }

    AccessToken issueAccess(FakeEnvironment environment, Optional<Seller> seller, Set<String> scopes) {
        accessTokens.values().removeIf(token -> !alive(token.expiresAt()));
        AccessToken token = new AccessToken(
                values.access(), environment, seller, scopes, clock.instant().plus(AccessToken.LIFE));
        accessTokens.put(token.value(), token);
        return token;
    }

    Optional<AccessToken> accessToken(String value) {
        return Optional.ofNullable(accessTokens.get(value)).filter(token -> alive(token.expiresAt()));
    }

    void revoke(String value, FakeEnvironment environment) {
        refreshTokens
                .values()
                .removeIf(token -> token.value().equals(value) && token.seller().environment() == environment);
        accessTokens.values().removeIf(token -> token.value().equals(value) && token.environment() == environment);
    }

    void revokeRefreshTokens(String username) {
        refreshTokens.values().removeIf(token -> token.seller().username().equals(username));
    }

    void revokeAccessTokens(String username) {
        accessTokens
                .values()
                .removeIf(token -> token.seller()
                        .filter(seller -> seller.username().equals(username))
                        .isPresent());
    }

    int refreshTokens() {
        return refreshTokens.size();
    }

    int accessTokens() {
        return accessTokens.size();
    }

    private boolean alive(Instant end) {
        return clock.instant().isBefore(end);
    }
}
