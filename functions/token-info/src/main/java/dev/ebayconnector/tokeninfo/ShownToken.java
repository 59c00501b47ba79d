package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.ebay.Scopes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A token as callers see it; every time is UTC.
 *
 * @param accessTtlSeconds how long the access token is still valid; 0 if it has expired
 * @param refreshTtlDays   whole days until the seller must consent again
 * @param accessFingerprint the first hex digits of the token's SHA-256
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ShownToken(
        String id,
        String accountId,
        String account,
        String environment,
        String status,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        long accessTtlSeconds,
        List<String> scopes,
        boolean hasRefreshToken,
        @Nullable Instant refreshExpiresAt,
        @Nullable Long refreshTtlDays,
        @Nullable Instant lastRefreshedAt,
        @Nullable String lastRefreshError,
        @Nullable String accessFingerprint,
        @Nullable String refreshFingerprint) {

    static ShownToken of(TokenInfo info, Instant now) {
        return new ShownToken(
                info.id().toString(),
                info.accountId().toString(),
                info.account(),
                info.environment(),
                info.status(),
                info.createdAt(),
                info.updatedAt(),
                info.expiresAt(),
                Math.max(0, Duration.between(now, info.expiresAt()).toSeconds()),
                Scopes.parse(info.scopes()).values(),
                info.hasRefreshToken(),
                info.refreshExpiresAt(),
                days(now, info.refreshExpiresAt()),
                info.lastRefreshedAt(),
                info.lastRefreshError(),
                info.accessFingerprint(),
                info.refreshFingerprint());
    }

    private static Long days(Instant now, Instant end) {
        return end == null ? null : Math.max(0, Duration.between(now, end).toDays());
    }

    /** The state after a refresh: eBay renews only the access token. */
    ShownToken refreshed(Instant now, Duration life) {
        return new ShownToken(
                id,
                accountId,
                account,
                environment,
                status,
                createdAt,
                now,
                now.plus(life),
                life.toSeconds(),
                scopes,
                hasRefreshToken,
                refreshExpiresAt,
                refreshTtlDays,
                now,
                null,
                null,
                refreshFingerprint);
    }
}
