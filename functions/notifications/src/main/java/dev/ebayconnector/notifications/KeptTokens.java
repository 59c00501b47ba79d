package dev.ebayconnector.notifications;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.notifications.ApplicationTokens;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The application's own token in each environment, kept until it expires soon. */
final class KeptTokens implements ApplicationTokens {

    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);

    private final OAuthClient oauth;
    private final Clock clock;
    private final Map<EbayEnvironment, Kept> kept = new EnumMap<>(EbayEnvironment.class);

    private record Kept(Secret token, Instant until) {}

    KeptTokens(OAuthClient oauth, Clock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Override
    public Result of(Endpoint endpoint) {
        var now = clock.instant();
        var found = kept.get(endpoint.environment());
        if (found != null && now.isBefore(found.until())) {
            return new Result.Token(found.token());
        }
        return switch (oauth.application(endpoint)) {
            case TokenResult.Granted granted -> {
                var grant = granted.grant();
                var until = now.plus(grant.accessLife()).minus(BEFORE_EXPIRY);
                kept.put(endpoint.environment(), new Kept(grant.accessToken(), until));
                yield new Result.Token(grant.accessToken());
            }
            case TokenResult.WrongCredentials _ ->
                new Result.None(EbaySettings.wrongCredentials(endpoint.environment()));
            case TokenResult.Refused refused -> new Result.None(refused.message());
            case TokenResult.Unavailable unavailable -> new Result.None(unavailable.message());
        };
    }

    @Override
    public void forget(Endpoint endpoint) {
        kept.remove(endpoint.environment());
    }
}
