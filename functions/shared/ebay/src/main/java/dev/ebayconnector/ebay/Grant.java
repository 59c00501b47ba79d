package dev.ebayconnector.ebay;

import dev.ebayconnector.core.settings.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens as the token endpoint gave them. A refresh brings no new refresh token: the old one stays good.
 *
 * @param accessLife  how long from now the access token is good
 * @param refreshLife about 18 months; empty when no refresh token came
 * @param scopes      what was granted, if eBay says so; it does not promise to
 */
public record Grant(
        Secret accessToken,
        Duration accessLife,
        Optional<Secret> refreshToken,
        Optional<Duration> refreshLife,
        Optional<Scopes> scopes) {}
