package dev.ebayconnector.fakeebay;

import dev.ebayconnector.fakeebay.inventory.InventoryEndpoints;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The routes eBay has. */
final class EbayRoutes {
    private static final Pattern TOKEN = Pattern.compile("/identity/v1/oauth2/token");

    private EbayRoutes() {}

    static List<Route> of(FakeState state, Consent consent, Supplier<String> apiUrl, Supplier<String> apizUrl) {
        Bearer bearer = new Bearer(state.tokens);
        TokenEndpoint token = new TokenEndpoint(new ClientAuthentication(state.credentials), state.tokens);
        Orders orders = new Orders(
                bearer, state.quota, state::book, new OrderLinks(apiUrl), state.settings.pageDelay(), state.clock);
        List<Route> own = List.of(
                Route.of(Host.AUTH, "GET", "/oauth2/authorize", "consent.page", consent::show),
                Route.of(Host.AUTH, "POST", "/oauth2/authorize", "consent.decision", consent::decide),
                new Route(Host.API, "POST", TOKEN, TokenEndpoint::nameOf, token::mint),
                Route.of(Host.API, "POST", TOKEN + "/revoke", "token.revoke", token::revoke),
                Route.of(Host.API, "GET", Orders.PATH, "order.page", orders::page),
                Route.of(Host.API, "GET", Orders.PATH + "/[^/]+", "order.get", orders::one),
                Route.of(
                        Host.API,
                        "GET",
                        "/developer/analytics/v1_beta/rate_limit/",
                        "analytics.rate_limit",
                        new RateLimitEndpoint(bearer, state.quota)),
                Route.of(Host.APIZ, "GET", "/commerce/identity/v1/user/", "identity.user", new UserEndpoint(bearer)));
        return Stream.of(
                        own,
                        state.finances.routes(bearer, apizUrl, state.settings.pageDelay()),
                        state.disputes.routes(bearer, apizUrl),
                        state.mails.routes(bearer, apiUrl),
                        state.notices.routes(bearer),
                        InventoryEndpoints.routes(bearer, state.inventory))
                .flatMap(List::stream)
                .toList();
    }
}
