package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The function behind a proxy that can fail, and an admin who calls it with raw events. */
final class AuthScene implements AutoCloseable {

    static final String REQUEST_ID = "fault-test";
    static final String ORIGIN = "https://console.example.com";

    final FaultProxy proxy;
    final AuthFunction function;

    private final String session = TestSession.of("ADMIN");

    AuthScene(TestDatabase database) {
        this.proxy = FaultProxy.before(database.port());
        this.function = function(database.urlThrough(proxy));
    }

    static AuthFunction function(String databaseUrl) {
        return function(databaseUrl, Map.of());
    }

    static AuthFunction function(String databaseUrl, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                databaseUrl,
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY,
                "EDGE_REQUIRED",
                "false",
                "TOKEN_KEYSET",
                TestKeyset.fresh(),
                "PUBLIC_ORIGIN",
                ORIGIN));
        environment.putAll(more);
        return new AuthFunction(environment);
    }

    /** A read of the database. */
    Timed users() {
        return call(HttpEvent.get("/api/users"));
    }

    /** A write that is not idempotent by itself. */
    Timed addUser(String email) {
        return call(HttpEvent.post(
                "/api/users",
                "{\"email\":\"" + email + "\",\"password\":\"correct horse battery\",\"role\":\"VIEWER\"}"));
    }

    Timed signInAs(String email) {
        return call(HttpEvent.post(
                "/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"wrong horse battery\"}"));
    }

    private Timed call(HttpEvent event) {
        event.bearer(session).header("x-request-id", REQUEST_ID);
        return Timed.of(() -> LambdaCall.http(function, event));
    }

    ConnectionPool pool() {
        return function.getApplicationContext().getBean(ConnectionPool.class);
    }

    /** Two idle connections in the pool, both of which have carried this request's statements often. */
    void fillPool() throws SQLException {
        for (int round = 0; round < 6; round++) {
            try (var one = pool().borrow()) {
                users();
                try (var two = pool().borrow()) {
                    one.isValid(1);
                    two.isValid(1);
                }
            }
            users();
        }
    }

    /** What the request costs when nothing fails: the median of nine. */
    double usual() {
        var millis = new double[9];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = users().millis();
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    @Override
    public void close() {
        function.close();
        proxy.close();
    }
}
