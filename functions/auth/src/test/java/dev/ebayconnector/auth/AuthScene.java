package dev.ebayconnector.auth;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.testing.FaultProxy;
import dev.ebayconnector.testing.TestDatabase;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.security.token.generator.TokenGenerator;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** The function behind a proxy that can fail, and an admin who calls it. */
final class AuthScene implements AutoCloseable {

    final TestDatabase database;
    final FaultProxy proxy;
    final AuthFunction function;

    private final String session;

    AuthScene(TestDatabase database) {
        this.database = database;
        this.proxy = FaultProxy.before(database.port());
        this.function = functionBehind(proxy);
        this.session = function.getApplicationContext().getBean(TokenGenerator.class)
                .generateToken(new SignedIn(UUID.randomUUID(), "ada@example.com", "ADMIN", "csrf").toAuthentication(), 3600)
                .orElseThrow();
    }

    AuthFunction functionBehind(FaultProxy proxy) {
        return new AuthFunction(Map.of(
                "DATABASE_URL", database.urlThrough(proxy), "JWT_SECRET", "a key for these tests only, not a secret"));
    }

    /** A read of the database. */
    Timed users() {
        return users(function);
    }

    Timed users(AuthFunction asked) {
        return Timed.of(() -> asked.handleRequest(event("GET", "/api/users", null), new MockLambdaContext()));
    }

    /** A write that is not idempotent by itself. */
    Timed addUser(String email) {
        return Timed.of(() -> function.handleRequest(event("POST", "/api/users",
                "{\"email\":\"" + email + "\",\"password\":\"correct horse battery\",\"role\":\"VIEWER\"}"), new MockLambdaContext()));
    }

    Timed signInAs(String email) {
        return Timed.of(() -> function.handleRequest(event("POST", "/api/auth/login",
                "{\"email\":\"" + email + "\",\"password\":\"wrong horse battery\"}"), new MockLambdaContext()));
    }

    /** Two idle connections in the pool, and everything warm. */
    void fillPool() throws SQLException {
        var pool = function.getApplicationContext().getBean(ConnectionPool.class);
        try (var one = pool.borrow(); var two = pool.borrow()) {
            users();
        } finally {
            users();
        }
    }

    private APIGatewayProxyRequestEvent event(String method, String path, String body) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withPath(path).withBody(body)
                .withRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext())
                .withHeaders(Map.of("Authorization", "Bearer " + session, "Content-Type", "application/json",
                        "X-Request-ID", "fault-test"));
    }

    @Override
    public void close() {
        function.close();
        proxy.close();
    }

    /** An answer and how long it took. */
    record Timed(APIGatewayProxyResponseEvent answer, double millis) {

        static Timed of(java.util.function.Supplier<APIGatewayProxyResponseEvent> call) {
            long start = System.nanoTime();
            var answer = call.get();
            return new Timed(answer, (System.nanoTime() - start) / 1e6);
        }

        int status() {
            return answer.getStatusCode();
        }

        String body() {
            return answer.getBody();
        }
    }
}
