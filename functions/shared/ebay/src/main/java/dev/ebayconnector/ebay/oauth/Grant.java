package dev.ebayconnector.ebay.oauth;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.Scopes;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens as the token endpoint issued them. A refresh issues no new refresh token; the old one remains valid.
 *
 * @param accessLife  how long the access token is valid from now on
 * @param refreshLife about 18 months; empty without a refresh token
 * @param scopes      the granted scopes, if eBay states them, which it does not guarantee
 */
public record Grant(
        Secret accessToken,
        Duration accessLife,
        Optional<Secret> refreshToken,
        Optional<Duration> refreshLife,
        Optional<Scopes> scopes) {}
