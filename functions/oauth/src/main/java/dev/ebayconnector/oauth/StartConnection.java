package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.tokens.KeysetCheck;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Starts a consent: stores the hash of a new state, valid once and for ten minutes, and builds the URL of eBay's page. */
final class StartConnection {

    static final Duration LIFE = Duration.ofMinutes(10);
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

    /** How it ended. */
    sealed interface Result {

        record Opened(URI consentPage, Instant expiresAt) implements Result {}

        /** This installation has no app credentials for the environment. */
        record NoAppCredentials() implements Result {}

        /** {@code TOKEN_KEYSET} does not decrypt the stored tokens, so new ones must not be encrypted with it. */
        record WrongTokenKeyset() implements Result {}

        /** The user has no such account. */
        record NoAccount() implements Result {}

        /** The account to reconnect belongs to the other environment. */
        record OtherEnvironment(EbayEnvironment environment) implements Result {}
    }

    Result open(ConnectCommand command) {
        var endpoint = ebay.endpoint(command.environment());
        if (endpoint.isEmpty()) {
            return new Result.NoAppCredentials();
        }
        if (keyset.problem(command.requestId()).isPresent()) {
            return new Result.WrongTokenKeyset();
        }
        if (command.accountId().isEmpty()) {
            return opened(command, endpoint.get());
        }
        var account = accounts.findOwned(command.accountId().get(), command.userId());
        return account.map(Account::environment)
                .<Result>map(environment -> environment == command.environment()
                        ? opened(command, endpoint.get())
                        : new Result.OtherEnvironment(environment))
                .orElseGet(Result.NoAccount::new);
    }

    private Result opened(ConnectCommand command, Endpoint endpoint) {
        var begun = System.nanoTime();
        var state = newSecret();
        var scopes = command.optionalScopes() ? ebay.scopes().and(ebay.optionalScopes()) : ebay.scopes();
        var end = remember(command, state, scopes);
        events.record(Event.info("oauth.started", "Sent the browser to eBay's consent page.", command.requestId())
                .user(command.userId())
                .account(command.accountId().orElse(null))
                .detail("environment", command.environment().code())
                .detail("scopes", scopes.values())
                .detail("handoff", command.browser().isEmpty())
                .detail(
                        "duration_ms",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        return new Result.Opened(oauth.consentPage(endpoint, state, scopes, command.locale(), command.signIn()), end);
    }

    private Instant remember(ConnectCommand command, Secret state, Scopes scopes) {
        var now = clock.instant();
        states.add(
                StateHash.of(state),
                command.userId(),
                command.environment(),
                scopes.toString(),
                command.accountId().orElse(null),
                command.browser().map(StateHash::of).orElse(null),
                now,
                now.plus(LIFE));
        return now.plus(LIFE);
    }

    /** A state, or the mark of a browser. */
    Secret newSecret() {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
