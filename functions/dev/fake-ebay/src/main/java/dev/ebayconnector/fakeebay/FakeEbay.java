package dev.ebayconnector.fakeebay;

import dev.ebayconnector.fakeebay.finances.FakeFinances;
import dev.ebayconnector.fakeebay.inventory.FakeInventory;
import dev.ebayconnector.fakeebay.notices.FakeNotices;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A running fake eBay that a test can query and control. The demo sellers are seller-a, seller-b and seller-c. */
public final class FakeEbay implements AutoCloseable {
    private final FakeState state;
    private final Consent consent;
    private final HostServers servers;
    private final AtomicReference<Consumer<Call>> listener = new AtomicReference<>(call -> {});

    private FakeEbay(FakeEbaySettings settings) {
        this.state = new FakeState(settings);
        this.consent = new Consent(state.credentials, state.runames, state.tokens);
        Routes routes = new Routes(Stream.concat(
                        EbayRoutes.of(state, consent, this::apiUrl, this::apizUrl).stream(),
                        AdminRoutes.of(state).stream())
                .toList());
        this.servers = new HostServers(
                settings,
                host -> new HostServer(
                        host,
                        routes,
                        state.counter,
                        state.faults,
                        call -> listener.get().accept(call)));
    }

    public static FakeEbay start(FakeEbaySettings settings) {
        return new FakeEbay(settings);
    }

    public String apiUrl() {
        return servers.url(Host.API);
    }

    public String apizUrl() {
        return servers.url(Host.APIZ);
    }

    public String authUrl() {
        return servers.url(Host.AUTH);
    }

    /** The connector's settings for this fake: the {@code EBAY_…} keys of both environments. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (FakeEnvironment environment : FakeEnvironment.values()) {
            String credentials = "EBAY_" + environment.name() + "_";
            settings.put(credentials + "CLIENT_ID", credentials(environment).clientId());
            settings.put(credentials + "CLIENT_SECRET", credentials(environment).clientSecret());
            settings.put(credentials + "RUNAME", credentials(environment).runame());
        }
        for (String hosts : List.of("EBAY_", "EBAY_SANDBOX_")) {
            settings.put(hosts + "API_URL", apiUrl());
            settings.put(hosts + "APIZ_URL", apizUrl());
            settings.put(hosts + "AUTH_URL", authUrl());
        }
        return settings;
    }

    public AppCredentials credentials(FakeEnvironment environment) {
        return state.credentials.of(environment);
    }

    /** Now, as the fake sees it. */
    public Instant now() {
        return state.clock.instant();
    }

    /** Puts the fake's clock forward, so that codes and tokens expire. */
    public void advance(Duration by) {
        state.clock.advance(by);
    }

    /** Sets the URLs to which the RuName of an environment sends the browser, as the developer portal would. */
    public void addresses(FakeEnvironment environment, String acceptedUrl, String declinedUrl) {
        state.runames.set(credentials(environment).runame(), new RuNames.Addresses(acceptedUrl, declinedUrl));
    }

    /** What a seller's "Agree and Continue" on that consent URL sends the browser to, code included. */
    public URI approve(String authorizeUrl, String seller) {
        return decide(authorizeUrl, valid -> consent.accepted(valid, seller(valid.environment(), seller)));
    }

    /** What "Not now" on that consent URL sends the browser to. */
    public URI decline(String authorizeUrl) {
        return decide(authorizeUrl, consent::declined);
    }

    /** Tokens as if the seller had consented to these scopes. */
    public Grant grant(FakeEnvironment environment, String seller, String... scopes) {
        Seller who = seller(environment, seller);
        Set<String> granted = Set.of(scopes);
        return new Grant(
                state.tokens.issueAccess(environment, Optional.of(who), granted).value(),
                state.tokens.issueRefresh(who, granted).value());
    }

    /** The immutable id of a demo seller; it differs between the environments. */
    public String userId(FakeEnvironment environment, String seller) {
        return seller(environment, seller).userId();
    }

    /**
     * Calls of an endpoint so far: consent.page, consent.decision, token.authorization_code, token.refresh, token.client_credentials,
     * token.other, token.revoke, identity.user, order.page, order.get, transaction.page, payout.page, funds.summary,
     * transaction.summary, signing_key.create, signing_key.list, signing_key.get, dispute.page, dispute.get,
     * message.conversations, message.conversation, trading.GetMyMessages, inventory.items, inventory.offers,
     * analytics.rate_limit, notification.public_key, unknown. Failed calls count too.
     */
    public long calls(String endpoint) {
        return state.counter.calls(endpoint);
    }

    public Map<String, Long> calls() {
        return state.counter.all();
    }

    /** How many calls of an endpoint were under way at the same time, at most. */
    public long mostAtOnce(String endpoint) {
        return state.counter.mostAtOnce(endpoint);
    }

    public void forgetCalls() {
        state.counter.clear();
    }

    /** Runs before each call is answered, in the thread that answers it; a listener that blocks holds the call. */
    public void onCall(Consumer<Call> newListener) {
        listener.set(newListener);
    }

    public void fault(Fault fault) {
        state.faults.add(fault);
    }

    public void clearFaults() {
        state.faults.clear();
    }

    public void orderQuota(int perDay) {
        state.quota.limit(perDay);
    }

    /** Gives back the calls of today, as if none had been made. */
    public void forgetQuotaUse() {
        state.quota.forgetUse();
    }

    /** The transactions and payouts of the sellers. */
    public FakeFinances finances() {
        return state.finances;
    }

    /** Kills the refresh tokens of a seller; access tokens live on until they expire. */
    public void revokeRefreshTokens(String seller) {
        state.tokens.revokeRefreshTokens(seller);
    }

    public void revokeAccessTokens(String seller) {
        state.tokens.revokeAccessTokens(seller);
    }

    /** Marks the newest orders of a seller as shipped and changed now. */
    public void touchNewestOrders(String seller, int count) {
        state.touchNewestOrders(seller, count);
    }

    /** Ids of all payment disputes of a seller, the latest first. */
    public List<String> disputes(FakeEnvironment environment, String seller) {
        return state.disputes.ids(seller(environment, seller));
    }

    /** Opens a payment dispute about an order of long ago; returns its id. */
    public String openDispute(FakeEnvironment environment, String seller, Instant openedAt, String status) {
        return state.disputes.open(seller(environment, seller), openedAt, status);
    }

    /** Gives a payment dispute another status. */
    public void moveDispute(FakeEnvironment environment, String seller, String id, String status) {
        if (!state.disputes.move(seller(environment, seller), id, status)) {
            throw new IllegalArgumentException("Seller '" + seller + "' has no payment dispute " + id + ".");
        }
    }

    /** Ids of all messages of a seller, in both directions. */
    public List<String> messages(FakeEnvironment environment, String seller) {
        return state.mails.ids(seller(environment, seller));
    }

    /** A buyer writes to a seller now, in the conversation that was silent for longest; returns the message's id. */
    public String writeMessage(FakeEnvironment environment, String seller, String body) {
        return state.mails.write(seller(environment, seller), body);
    }

    /** The items and offers of the sellers. */
    public FakeInventory inventory() {
        return state.inventory;
    }

    /** What eBay tells its applications of users. */
    public FakeNotices notices() {
        return state.notices;
    }

    @Override
    public void close() {
        servers.close();
    }

    private URI decide(String authorizeUrl, Function<ConsentRequest, String> decision) {
        return switch (consent.check(Parameters.parse(URI.create(authorizeUrl).getRawQuery()))) {
            case Checked.Passed<ConsentRequest>(ConsentRequest valid) -> URI.create(decision.apply(valid));
            case Checked.Refused<ConsentRequest>(Reply reply) ->
                throw new IllegalArgumentException(
                        "The fake eBay refuses this consent URL: " + new String(reply.body(), StandardCharsets.UTF_8));
        };
    }

    private static Seller seller(FakeEnvironment environment, String name) {
        return Seller.find(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown seller '" + name + "'; use one of " + Seller.NAMES + "."));
    }
}
