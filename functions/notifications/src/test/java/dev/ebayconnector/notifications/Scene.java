package dev.ebayconnector.notifications;

import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.notices.SignedNotice;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testingqueue.TestQueue;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The function on a real PostgreSQL, a real queue protocol and the fake eBay. */
final class Scene implements AutoCloseable {

    static final String PATH = "/api/ebay/notifications";
    static final String ENDPOINT = "https://connector.example.com/api/ebay/notifications";
    static final String TOKEN = "71745723-d031-455c-bfa5-f90d11b4f20a";
    static final String KEY_CALL = "notification.public_key";
    static final String KEYS = "/commerce/notification/v1/public_key/";

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final TestQueue queue = new TestQueue();
    final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults().data(42, 1, 1));
    final MovableClock clock = new MovableClock();
    private NotificationsFunction function;

    Scene() {
        restart();
    }

    /** Another instance of the function, which has seen nothing yet. */
    void restart() {
        if (function != null) {
            function.getApplicationContext().close();
        }
        function = function(Map.of());
    }

    NotificationsFunction function(Map<String, String> changes) {
        var environment = new HashMap<>(ebay.settings());
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.url(),
                // Lambda gives an instance one request at a time; the test of the burst does not.
                "DATABASE_POOL_SIZE",
                "8",
                "EDGE_REQUIRED",
                "false",
                "PERSONAL_DATA_KEYSET",
                TestKeyset.fresh(),
                "ERASURE_QUEUE_URL",
                queue.url(),
                "EBAY_NOTIFICATION_ENDPOINT",
                ENDPOINT,
                "EBAY_NOTIFICATION_TOKEN",
                TOKEN,
                "EBAY_OAUTH_TIMEOUT_MS",
                "2000"));
        environment.putAll(changes);
        var made = new NotificationsFunction(environment);
        made.getApplicationContext().registerSingleton(Clock.class, clock);
        return made;
    }

    void reset() {
        sql.empty("ebay_notices", "event_log");
        queue.reconnect();
        queue.clear();
        ebay.clearFaults();
        ebay.forgetCalls();
        restart();
    }

    SignedNotice deletion() {
        return deletion(FakeEnvironment.PRODUCTION);
    }

    SignedNotice deletion(FakeEnvironment environment) {
        return ebay.notices().deletion(environment, "test_user", "ma8vp1jySJC", "nY+sHZ2PrBmdj6wVnY+sEZ2PrA==");
    }

    int send(SignedNotice notice) {
        return send(PATH, notice);
    }

    int send(String path, SignedNotice notice) {
        return send(event(path, notice)).status();
    }

    HttpAnswer send(HttpEvent event) {
        return LambdaCall.http(function, event);
    }

    /** As API Gateway makes it of eBay's request. */
    static HttpEvent event(String path, SignedNotice notice) {
        return HttpEvent.post(path, notice.text()).header("x-ebay-signature", notice.signature());
    }

    long rows() {
        return sql.number("SELECT count(*) FROM ebay_notices");
    }

    @Override
    public void close() throws IOException {
        function.getApplicationContext().close();
        ebay.close();
        queue.close();
        database.close();
    }
}
