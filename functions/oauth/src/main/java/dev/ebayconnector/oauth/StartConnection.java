package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.tokens.KeysetCheck;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens the way to eBay's consent page for one user, once, for ten minutes. */
final class StartConnection {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration KEEP = Duration.ofDays(1);
    private static final int STATE_BYTES = 32;

    private final StateStore states;
    private final AccountStore accounts;
    private final EbaySettings ebay;
    private final OAuthClient oauth;
    private final KeysetCheck keyset;
    private final EventLog events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StartConnection(
            StateStore states,
            AccountStore accounts,
            EbaySettings ebay,
            OAuthClient oauth,
            KeysetCheck keyset,
            EventLog events,
            Clock clock) {
        this.states = states;
        this.accounts = accounts;
        this.ebay = ebay;
        this.oauth = oauth;
        this.keyset = keyset;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody wants to be connected.
     *
     * @param accountId      the account whose connection is to be renewed, if it is one
     * @param locale         of eBay's page
     * @param signIn         whether eBay must ask who it is, for a second seller in the same browser
     * @param optionalScopes whether to ask for them too; one that eBay does not know fails a whole consent
     */
    record Wish(
            UUID userId,
            EbayEnvironment environment,
            Optional<UUID> accountId,
            Optional<String> locale,
            boolean signIn,
            boolean optionalScopes,
            RequestId requestId) {}

    /** What came of it. */
    sealed interface Result {

        record Opened(URI consentPage, Instant expiresAt) implements Result {}

        /** This installation has no keyset for the environment. */
        record NoKeyset() implements Result {}

        /** The stored tokens need another {@code TOKEN_KEYSET}; what were sealed with this one, nobody could open. */
        record WrongTokenKeyset() implements Result {}

        /** The user has no such account. */
        record NoAccount() implements Result {}

        /** The account to be renewed is in the other environment. */
        record OtherEnvironment(String word) implements Result {}
    }

    Result open(Wish wish) {
        var endpoint = ebay.endpoint(wish.environment());
        if (endpoint.isEmpty()) {
            return new Result.NoKeyset();
        }
        if (keyset.problem(wish.requestId()).isPresent()) {
            return new Result.WrongTokenKeyset();
        }
        if (wish.accountId().isEmpty()) {
            return opened(wish, endpoint.get());
        }
        var account = accounts.findOwned(wish.accountId().get(), wish.userId());
        return account.map(Account::environment)
                .<Result>map(
                        environment -> environment.equals(wish.environment().word())
                                ? opened(wish, endpoint.get())
                                : new Result.OtherEnvironment(environment))
                .orElseGet(Result.NoAccount::new);
    }

    private Result opened(Wish wish, Endpoint endpoint) {
        var begun = System.nanoTime();
        var state = newState();
        var scopes = wish.optionalScopes() ? ebay.allScopes() : ebay.scopes();
        var end = remember(wish, state, scopes);
        events.record(Event.info("oauth.started", "Sent the browser to eBay's consent page.", wish.requestId())
                .user(wish.userId())
                .account(wish.accountId().orElse(null))
                .detail("environment", wish.environment().word())
                .detail("scopes", scopes)
                .detail(
                        "duration_ms",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        return new Result.Opened(oauth.consentPage(endpoint, state, scopes, wish.locale(), wish.signIn()), end);
    }

    private Instant remember(Wish wish, Secret state, List<String> scopes) {
        var now = clock.instant();
        states.purge(now.minus(KEEP));
        states.add(
                StateHash.of(state),
                wish.userId(),
                wish.environment().word(),
                String.join(" ", scopes),
                wish.accountId().orElse(null),
                now,
                now.plus(LIFE));
        return now.plus(LIFE);
    }

    private Secret newState() {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
