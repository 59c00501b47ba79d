package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What did not come through the edge costs no reading and no database. */
class WithoutTheEdgeTest {

    @Test
    void aRequestWithoutTheSecretIsRefusedBeforeItsBodyIsReadAndWithoutTheDatabase() throws Exception {
        try (var database = TestDatabase.migrated();
                var proxy = FaultProxy.before(database.port());
                var function = new AuthFunction(Map.of(
                        "DATABASE_URL",
                        database.urlThrough(proxy),
                        "SESSION_KEYS",
                        TestSession.KEYS,
                        "SESSION_SIGNING_KEY",
                        TestSession.SIGNING_KEY,
                        "EDGE_SECRETS",
                        "an-edge-secret-of-more-than-thirty-two"))) {
            for (var event : List.of(
                    HttpEvent.post("/api/auth/login", "{"),
                    HttpEvent.post("/api/auth/login", "{\"email\":\"ada@example.com\",\"password\":\"x\"}"),
                    HttpEvent.post("/api/auth/login", "x".repeat(300_000)),
                    HttpEvent.get("/api/users").bearer(TestSession.of("ADMIN")),
                    HttpEvent.get("/nowhere"))) {
                assertThat(LambdaCall.http(function, event).status()).isEqualTo(403);
            }
            assertThat(proxy.accepted()).as("connections to the database").isZero();
            assertThat(database.ask("SELECT count(*) FROM event_log")).isEqualTo("0");
        }
    }
}
