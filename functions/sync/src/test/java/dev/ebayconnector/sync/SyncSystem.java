package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.inventory.FakeInventory;
import dev.ebayconnector.sync.run.start.RunReviver;
import dev.ebayconnector.testing.ConnectRight;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.vault.TokenColumn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Both sync functions on a real PostgreSQL, a real queue protocol and the fake eBay. Its sellers have 1,500
 * orders in 80 days: a first run reads three windows in 2, 3 and 3 pages. The sandbox is reached through {@link
 * #sandbox}. Long, because all tests of the module share it.
 */
final class SyncSystem implements AutoCloseable {

    static final int ORDERS = 1500;
    static final int PAGES = 8;
    static final String PAGE = "order.page";
    static final String REFRESH = "token.refresh";
    private static final Scopes SCOPES = Scope.all(Scope.values());
    private static final String FINGERPRINT = "not looked at here";
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final int QUOTA = 100_000;

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final TestQueue queue = new TestQueue();
    final FakeEbay ebay;
    final AlteringProxy sandbox;
    final AlteringProxy sandboxApiz;
    final MovableClock clock = new MovableClock();
    private String admin = TestSession.of("ADMIN");
    final SyncWorkerFunction worker;
    final SyncSchedulerFunction scheduler;
    final Map<String, String> environment;
    private final SyncFunction http;

    SyncSystem() throws Exception {
        this(ORDERS);
    }

    SyncSystem(int orders) throws Exception {
        this(FakeEbaySettings.defaults().data(42, orders, 80));
    }

    SyncSystem(FakeEbaySettings settings) throws Exception {
        ebay = FakeEbay.start(settings);
        sandbox = new AlteringProxy(ebay.apiUrl());
        sandboxApiz = new AlteringProxy(ebay.apizUrl());
        environment = environment();
        http = http();
        worker = new SyncWorkerFunction(environment);
        worker.context().registerSingleton(Clock.class, clock);
        scheduler = scheduler(Map.of());
    }

    /** Another instance of the scheduler, with some other settings; {@link #scheduler} starts orders only. */
    SyncSchedulerFunction scheduler(Map<String, String> changes) {
        var changed = new HashMap<>(environment);
        changed.putAll(changes);
        changed.putIfAbsent("DATABASE_POOL_SIZE", "1");
        changed.putIfAbsent("SYNC_RESOURCES", "orders");
        // It must do without these.
        changed.keySet().removeIf(key -> key.startsWith("EBAY_") || key.endsWith("_KEYSET"));
        var function = new SyncSchedulerFunction(changed);
        function.context().registerSingleton(Clock.class, clock);
        return function;
    }

    /** Does of the scheduler's work only what concerns runs that exist. */
    void sweep() {
        scheduler.context().getBean(RunReviver.class).sweep();
    }

    /** Invokes the scheduler as EventBridge does each minute. */
    JsonNode fire() {
        return fire(scheduler);
    }

    JsonNode fire(SyncSchedulerFunction function) {
        return LambdaCall.call(function, TestEvents.EVERY_MINUTE, Duration.ofSeconds(60));
    }

    /** Another instance of the HTTP function, with its own connection to whatever queue is set now. */
    SyncFunction http() {
        return http(Map.of());
    }

    /** An HTTP function with other settings. */
    SyncFunction http(Map<String, String> changes) {
        var changed = new HashMap<>(environment);
        changed.putAll(changes);
        var function = new SyncFunction(changed);
        function.getApplicationContext().registerSingleton(Clock.class, clock);
        return function;
    }

    /** Another instance of the worker. */
    SyncWorkerFunction worker() {
        return worker(Map.of());
    }

    /** A worker with other settings; {@link #worker} reads one page at a time and asks for no assistant. */
    SyncWorkerFunction worker(Map<String, String> changes) {
        var changed = new HashMap<>(environment);
        changed.putAll(changes);
        var function = new SyncWorkerFunction(changed);
        function.context().registerSingleton(Clock.class, clock);
        return function;
    }

    void reset() {
        sql.empty("accounts", "users", "event_log", "oauth_states", "signing_keys", "ebay_calls");
        admin = TestSession.of("ADMIN");
        queue.reconnect();
        queue.clear();
        ebay.onCall(call -> {});
        ebay.clearFaults();
        ebay.forgetCalls();
        ebay.orderQuota(QUOTA);
        ebay.forgetQuotaUse();
        ebay.inventory().size(FakeInventory.SKUS);
        sandbox.passAll();
        sandboxApiz.passAll();
    }

    /** Puts the time forward, eBay's too. */
    void advance(Duration by) {
        clock.advance(by);
        ebay.advance(by);
    }

    /** Does something while eBay's n-th page of this test is asked for, before it is answered. */
    <T> CompletableFuture<T> atPage(int number, Callable<T> act) {
        return atCall(PAGE, number, act);
    }

    <T> CompletableFuture<T> atCall(String endpoint, int number, Callable<T> act) {
        var done = new CompletableFuture<T>();
        ebay.onCall(call -> {
            if (call.endpoint().equals(endpoint) && call.number() == number) {
                done.completeAsync(() -> uncheck(act), Runnable::run);
            }
        });
        return done;
    }

    UUID connect() {
        return connect(FakeEnvironment.PRODUCTION);
    }

    /** The account of seller-a, with good tokens. */
    UUID connect(FakeEnvironment where) {
        return connect(where, "seller-a");
    }

    UUID connect(FakeEnvironment where, String seller) {
        try (var _ = new ConnectRight(sql, "connector_sync_worker")) {
            return connected(where, seller);
        }
    }

    private UUID connected(FakeEnvironment where, String seller) {
        var id = UUID.randomUUID();
        var word = where.name().toLowerCase(Locale.ROOT);
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, ?, ?, ?, 'CONNECTED', now())
            """, id, word, ebay.userId(where, seller), seller);
        var grant = ebay.grant(where, seller, SCOPES.values().toArray(String[]::new));
        var vault = new TokenVault(worker.context().getBean(VaultSettings.class));
        var now = clock.instant();
        worker.context()
                .getBean(TokenStore.class)
                .connect(
                        id,
                        vault.seal(
                                id,
                                EbayEnvironment.valueOf(where.name()),
                                TokenColumn.ACCESS_TOKEN,
                                new Secret(grant.accessToken())),
                        FINGERPRINT,
                        now.plus(TOKEN_LIFE),
                        vault.seal(
                                id,
                                EbayEnvironment.valueOf(where.name()),
                                TokenColumn.REFRESH_TOKEN,
                                new Secret(grant.refreshToken())),
                        FINGERPRINT,
                        null,
                        SCOPES.toString(),
                        now);
        return id;
    }

    HttpAnswer send(HttpEvent event) {
        return LambdaCall.http(http, event);
    }

    static HttpAnswer send(SyncFunction function, HttpEvent event) {
        return LambdaCall.http(function, event);
    }

    HttpAnswer get(String target) {
        return send(HttpEvent.get(target).bearer(admin));
    }

    HttpAnswer put(String target, String json) {
        return send(HttpEvent.of("PUT", target).json(json).bearer(admin));
    }

    HttpAnswer post(String target, String json) {
        return send(HttpEvent.post(target, json).bearer(admin));
    }

    /** Asks for a run of orders and gives its id. */
    UUID ask(String body) {
        return ask("orders", body);
    }

    UUID ask(String resource, String body) {
        var answer = post("/api/ebay/sync/" + resource, body);
        if (answer.status() != 202) {
            throw new AssertionError("not accepted: " + answer);
        }
        return UUID.fromString(answer.json().path("id").asText());
    }

    /** A run from the first message to its end. */
    JsonNode runToEnd(String body) {
        return runToEnd("orders", body);
    }

    JsonNode runToEnd(String resource, String body) {
        var id = ask(resource, body);
        queue.deliver(worker);
        return show(id);
    }

    JsonNode show(UUID run) {
        return get("/api/ebay/sync/runs/" + run).json();
    }

    String state(UUID run) {
        return show(run).path("state").asText();
    }

    /** Names of a run's events, the oldest first. */
    List<String> events(UUID run) {
        return sql.texts("SELECT event FROM event_log WHERE run_id = ? ORDER BY id", run);
    }

    HttpAnswer stop(UUID run) {
        return post("/api/ebay/sync/runs/" + run + "/cancel", "");
    }

    private static <T> T uncheck(Callable<T> act) {
        try {
            return act.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private Map<String, String> environment() throws Exception {
        AeadConfig.register();
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.url(),
                "CONNECTOR_ENVIRONMENT",
                "local",
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_COOKIE_SECURE",
                "false",
                "TOKEN_KEYSET",
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                "SYNC_QUEUE_URL",
                queue.url(),
                "EBAY_API_URL",
                ebay.apiUrl(),
                "EBAY_APIZ_URL",
                ebay.apizUrl(),
                "EBAY_AUTH_URL",
                ebay.authUrl()));
        settings.put("EBAY_SANDBOX_API_URL", sandbox.url());
        settings.put("EBAY_SANDBOX_APIZ_URL", sandboxApiz.url());
        settings.put("PERSONAL_DATA_KEYSET", TestKeyset.fresh());
        settings.put("SYNC_PARALLEL_CALLS", "1");
        settings.put("SYNC_WORKERS_PER_RUN", "1");
        settings.put("SYNC_PROOFS", "false");
        for (var each : FakeEnvironment.values()) {
            settings.put("EBAY_" + each + "_CLIENT_ID", ebay.credentials(each).clientId());
            settings.put(
                    "EBAY_" + each + "_CLIENT_SECRET", ebay.credentials(each).clientSecret());
            settings.put("EBAY_" + each + "_RUNAME", ebay.credentials(each).runame());
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        http.getApplicationContext().close();
        worker.context().close();
        scheduler.context().close();
        sandbox.close();
        sandboxApiz.close();
        ebay.close();
        queue.close();
        database.close();
    }
}
