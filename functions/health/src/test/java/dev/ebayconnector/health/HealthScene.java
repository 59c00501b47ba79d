package dev.ebayconnector.health;

import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The function health before a database whose connections fail as a test says, and an eBay that answers with its status. */
abstract class HealthScene {

    static TestDatabase database;
    static HttpServer ebay;
    static FaultProxy proxy;
    static HealthFunction function;
    static volatile int ebayStatus;
    double millis;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.migrated();
        proxy = FaultProxy.before(database.port());
        ebay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ebay.createContext("/", exchange -> {
            exchange.sendResponseHeaders(ebayStatus, -1);
            exchange.close();
        });
        ebay.start();
        function = new HealthFunction(Map.of(
                "DATABASE_URL",
                database.urlThrough(proxy).replace("user=postgres", "user=connector_health"),
                "EDGE_REQUIRED",
                "false",
                "DATABASE_POOL_SIZE",
                "1",
                "SESSION_KEYS",
                TestSession.KEYS,
                "EBAY_API_URL",
                "http://127.0.0.1:" + ebay.getAddress().getPort()));
    }

    @AfterAll
    static void close() throws Exception {
        function.close();
        ebay.stop(0);
        proxy.close();
        database.close();
    }

    @BeforeEach
    void warmUp() {
        ebayStatus = 404;
        ready();
        ready();
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    HttpAnswer ready() {
        return get("/healthz/db");
    }

    HttpAnswer full() {
        return ask(HttpEvent.get("/api/health/full").bearer(TestSession.of("VIEWER")));
    }

    HttpAnswer get(String path) {
        return ask(HttpEvent.get(path));
    }

    HttpAnswer ask(HttpEvent event) {
        long start = System.nanoTime();
        var answer = LambdaCall.http(function, event.header("x-request-id", "health-test"));
        millis = (System.nanoTime() - start) / 1e6;
        return answer;
    }
}
