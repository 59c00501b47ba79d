package dev.ebayconnector.sync;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.security.token.generator.TokenGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Both functions of the room on a real PostgreSQL, a real queue protocol and the fake eBay. Its sellers have 1,500 orders in 80
 * days: a first run reads three windows in 2, 3 and 3 pages. The sandbox is reached through {@link #sandbox}.
 */
final class SyncSystem implements AutoCloseable {

    static final int ORDERS = 1500;
    static final int PAGES = 8;
    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly";
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final int QUOTA = 100_000;

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final TestQueue queue = new TestQueue();
    final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults().data(42, ORDERS, 80));
    final AlteringProxy sandbox = new AlteringProxy(ebay.apiUrl());
    final MovableClock clock = new MovableClock();
    final SyncWorkerFunction worker;
    private final Map<String, String> environment;
    private final SyncFunction http;

    SyncSystem() throws Exception {
        environment = environment();
        http = http();
        worker = new SyncWorkerFunction(environment);
        worker.context().registerSingleton(Clock.class, clock);
    }

    /** Another instance of the HTTP function, with its own connection to whatever queue is set now. */
    SyncFunction http() {
        var function = new SyncFunction(environment);
        function.getApplicationContext().registerSingleton(Clock.class, clock);
        return function;
    }

    /** Another instance of the worker. */
    SyncWorkerFunction worker() {
        var function = new SyncWorkerFunction(environment);
        function.context().registerSingleton(Clock.class, clock);
        return function;
    }

    void reset() {
        sql.run("TRUNCATE accounts, users, event_log, oauth_states CASCADE");
        queue.clear();
        ebay.onCall(call -> { });
        ebay.clearFaults();
        ebay.forgetCalls();
        ebay.orderQuota(QUOTA);
        sandbox.alter(body -> body);
    }

    /** Puts the time forward, eBay's too. */
    void advance(Duration by) {
        clock.advance(by);
        ebay.advance(by);
    }

    UUID connect() {
        return connect(FakeEnvironment.PRODUCTION);
    }

    /** The account of seller-a, with good tokens. */
    UUID connect(FakeEnvironment where) {
        var id = UUID.randomUUID();
        var word = where.name().toLowerCase(Locale.ROOT);
        sql.run("INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at) VALUES (?, ?, ?, 'seller-a', 'CONNECTED', now())",
                id, word, ebay.userId(where, "seller-a"));
        var grant = ebay.grant(where, "seller-a", SCOPE);
        var vault = new TokenVault(worker.context().getBean(VaultSettings.class));
        var now = clock.instant();
        worker.context().getBean(TokenStore.class).connect(id,
                vault.seal(id, word, TokenVault.Column.ACCESS_TOKEN, new Secret(grant.accessToken())), now.plus(TOKEN_LIFE),
                vault.seal(id, word, TokenVault.Column.REFRESH_TOKEN, new Secret(grant.refreshToken())), null, SCOPE, now);
        return id;
    }

    /** A signed session. */
    String session(String role, String csrf) {
        var user = new SignedIn(UUID.randomUUID(), role.toLowerCase(Locale.ROOT) + "@example.com", role, csrf);
        return http.getApplicationContext().getBean(TokenGenerator.class).generateToken(user.toAuthentication(), 3600).orElseThrow();
    }

    Answer send(HttpEvent event) {
        return send(http, event);
    }

    Answer send(SyncFunction function, HttpEvent event) {
        return new Answer(new Lambda<>(function, APIGatewayProxyRequestEvent.class, APIGatewayProxyResponseEvent.class)
                .call(event.toJson(), Duration.ofSeconds(29)));
    }

    Answer admin(String method, String target, String body) {
        var event = HttpEvent.of(method, target).header("authorization", "Bearer " + session("ADMIN", "x"));
        return send(body == null ? event : event.json(body));
    }

    /** Asks for a run and gives its id. */
    UUID ask(String body) {
        var answer = admin("POST", "/api/ebay/sync/orders", body);
        if (answer.status() != 202) {
            throw new AssertionError("not accepted: " + answer);
        }
        return UUID.fromString(answer.text("id"));
    }

    /** A run from the first message to its end. */
    Answer runToEnd(String body) {
        var id = ask(body);
        queue.deliver(worker);
        return show(id);
    }

    Answer show(UUID run) {
        return admin("GET", "/api/ebay/sync/runs/" + run, null);
    }

    Answer stop(UUID run) {
        return admin("POST", "/api/ebay/sync/runs/" + run + "/cancel", null);
    }

    private Map<String, String> environment() throws Exception {
        AeadConfig.register();
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL", database.url(), "JWT_SECRET", UUID.randomUUID().toString(), "SESSION_COOKIE_SECURE", "false",
                "TOKEN_KEYSET", TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                "SYNC_QUEUE_URL", queue.url(),
                "EBAY_API_URL", ebay.apiUrl(), "EBAY_APIZ_URL", ebay.apizUrl(), "EBAY_AUTH_URL", ebay.authUrl()));
        settings.put("EBAY_SANDBOX_API_URL", sandbox.url());
        for (var each : FakeEnvironment.values()) {
            settings.put("EBAY_" + each + "_CLIENT_ID", ebay.keyset(each).clientId());
            settings.put("EBAY_" + each + "_CLIENT_SECRET", ebay.keyset(each).clientSecret());
            settings.put("EBAY_" + each + "_RUNAME", ebay.keyset(each).runame());
        }
        return settings;
    }

    @Override
    public void close() throws Exception {
        http.getApplicationContext().close();
        worker.context().close();
        sandbox.close();
        ebay.close();
        queue.close();
        database.close();
    }
}
