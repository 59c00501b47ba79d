package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OAuthClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Opens the way to eBay's consent page for one user, once, for ten minutes. */
final class StartConnection {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration KEEP = Duration.ofDays(1);
    private static final int STATE_BYTES = 32;

    private final StateStore states;
    private final EbaySettings ebay;
    private final OAuthClient oauth;
    private final EventLog events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StartConnection(StateStore states, EbaySettings ebay, OAuthClient oauth, EventLog events, Clock clock) {
        this.states = states;
        this.ebay = ebay;
        this.oauth = oauth;
        this.events = events;
        this.clock = clock;
    }

    /** Where to send the browser, or empty if this installation has no keyset for the environment. */
    Optional<Opened> open(UUID userId, EbayEnvironment environment, RequestId requestId) {
        return ebay.endpoint(environment).map(endpoint -> {
            var bytes = new byte[STATE_BYTES];
            random.nextBytes(bytes);
            var state = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            var now = clock.instant();
            states.purge(now.minus(KEEP));
            states.add(StateHash.of(state), userId, environment.word(), String.join(" ", ebay.scopes()), now, now.plus(LIFE));
            events.record(Event.info("oauth.started", "Sent the browser to eBay's consent page.", requestId)
                    .user(userId).detail("environment", environment.word()));
            return new Opened(oauth.consentPage(endpoint, state, ebay.scopes(), Optional.empty(), false), now.plus(LIFE));
        });
    }

    record Opened(URI consentPage, Instant expiresAt) {
    }
}
