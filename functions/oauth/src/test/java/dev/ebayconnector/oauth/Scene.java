package dev.ebayconnector.oauth;

import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testing.TestUsers;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The function as Lambda runs it, with a real database behind a proxy that can fail, and a fake eBay. */
final class Scene implements AutoCloseable {

    final TestDatabase database;
    final FaultProxy proxy;
    final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults());
    final Sql sql;
    final OAuthFunction function;
    final UUID user;

    private final Map<String, String> environment = new HashMap<>();

    Scene() throws IOException {
        this.database = TestDatabase.migrated();
        this.proxy = FaultProxy.before(database.port());
        this.sql = new Sql(database.url());
        for (var each : FakeEnvironment.values()) {
            ebay.addresses(
                    each,
                    "https://connector.example/api/ebay/oauth/callback",
                    "https://connector.example/api/ebay/oauth/declined");
        }
        settings();
        this.function = function(Map.of());
        this.user = newUser();
    }

    private void settings() {
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.urlThrough(proxy),
                "TOKEN_KEYSET",
                TestKeyset.fresh(),
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS));
        environment.putAll(ebay.settings());
    }

    OAuthFunction function(Map<String, String> changed) {
        var all = new HashMap<>(environment);
        all.putAll(changed);
        return new OAuthFunction(all);
    }

    String keyset() {
        return environment.get("TOKEN_KEYSET");
    }

    UUID newUser() {
        return TestUsers.admin(sql);
    }

    HttpAnswer start(UUID who, String json) {
        return LambdaCall.http(
                function, HttpEvent.post("/api/ebay/oauth/start", json).bearer(TestSession.of("ADMIN", who)));
    }

    /** The consent page's URL, for whichever browser it is handed to. */
    String consentPage(String json) {
        var answer = start(user, handedOn(json));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json().path("authorize_url").asText();
    }

    /** The same request for a link that any browser may finish. */
    static String handedOn(String json) {
        return json.replaceFirst("\\{", "{\"handoff\":true,");
    }

    /** The callback URL to which eBay sends the browser of a seller who agrees. */
    URI approved(String seller) {
        return ebay.approve(consentPage("{\"environment\":\"sandbox\"}"), seller);
    }

    Landing callback(URI uri) {
        return callback(function, uri, "cb-" + UUID.randomUUID());
    }

    /** The browser follows, with no session, under this request id. */
    Landing callback(OAuthFunction at, URI uri, String requestId) {
        return land(
                LambdaCall.http(
                        at,
                        HttpEvent.get(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                                .header("x-request-id", requestId)),
                requestId);
    }

    Landing land(HttpAnswer answer, String requestId) {
        return new Landing(answer, requestId, sql);
    }

    Landing connect(String seller) {
        return callback(approved(seller));
    }

    String accountId(String seller) {
        return sql.text(
                "SELECT id::text FROM accounts WHERE environment = 'sandbox' AND ebay_user_id = ?",
                ebay.userId(FakeEnvironment.SANDBOX, seller));
    }

    @Override
    public void close() throws IOException {
        function.close();
        ebay.close();
        proxy.close();
        database.close();
    }
}
