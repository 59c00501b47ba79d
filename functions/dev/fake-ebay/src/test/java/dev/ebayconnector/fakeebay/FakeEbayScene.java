package dev.ebayconnector.fakeebay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A running fake with a client, closed after each test. */
abstract class FakeEbayScene {
    static final String SCOPE = "https://api.ebay.com/oauth/api_scope";
    static final String ORDERS = SCOPE + "/sell.fulfillment.readonly";
    static final String DISPUTES = SCOPE + "/sell.payment.dispute";
    static final String MESSAGES = SCOPE + "/commerce.message";
    static final String IDENTITY = SCOPE + "/commerce.identity.readonly";
    static final String ACCEPTED = "http://127.0.0.1:9/callback";
    static final String DECLINED = "http://127.0.0.1:9/declined";

    final PlainClient client = new PlainClient();
    FakeEbay ebay = start(FakeEbaySettings.defaults());

    static FakeEbay start(FakeEbaySettings settings) {
        FakeEbay ebay = FakeEbay.start(settings);
        for (FakeEnvironment environment : FakeEnvironment.values()) {
            ebay.addresses(environment, ACCEPTED, DECLINED);
        }
        return ebay;
    }

    void restart(FakeEbaySettings settings) {
        ebay.close();
        ebay = start(settings);
    }

    @AfterEach
    void close() {
        client.close();
        ebay.close();
    }

    Map<String, String> consent(FakeEnvironment environment) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", ebay.credentials(environment).clientId());
        query.put("redirect_uri", ebay.credentials(environment).runame());
        query.put("response_type", "code");
        query.put("scope", ORDERS + " " + IDENTITY);
        query.put("state", "state-1");
        return query;
    }

    String authorizeUrl(Map<String, String> query) {
        return ebay.authUrl() + "/oauth2/authorize?" + PlainClient.encoded(query);
    }

    /** A code the production seller agreed to. */
    String code() {
        return Parameters.parse(ebay.approve(authorizeUrl(consent(FakeEnvironment.PRODUCTION)), "seller-a")
                        .getRawQuery())
                .get("code");
    }

    Answer token(FakeEnvironment environment, Map<String, String> form) {
        AppCredentials credentials = ebay.credentials(environment);
        return client.form(
                ebay.apiUrl() + "/identity/v1/oauth2/token",
                form,
                "Authorization",
                PlainClient.basic(credentials.clientId(), credentials.clientSecret()));
    }

    Answer exchange(FakeEnvironment environment, String code) {
        return token(
                environment,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        ebay.credentials(environment).runame()));
    }

    Answer refresh(FakeEnvironment environment, String refreshToken) {
        return token(environment, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    String accessToken(String... scopes) {
        return ebay.grant(FakeEnvironment.PRODUCTION, "seller-a", scopes).accessToken();
    }

    /** A page of seller-a's orders. */
    Answer orders(String query, String... headers) {
        return client.getAs(accessToken(ORDERS), ebay.apiUrl() + "/sell/fulfillment/v1/order" + query, headers);
    }

    Answer filtered(String filter) {
        return orders("?limit=200&filter=" + PlainClient.encoded(filter));
    }
}
