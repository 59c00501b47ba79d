package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database becomes unavailable at each step of the callback in turn. */
class CallbackDatabaseTest {

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    /** The pool needs a moment to find that the database is back. */
    @AfterEach
    void reset() throws InterruptedException {
        scene.ebay.forgetCalls();
        scene.ebay.onCall(_ -> {});
        int status = 0;
        for (int i = 0; i < 50 && status != 200; i++) {
            Thread.sleep(i == 0 ? 0 : 100);
            status = scene.start(scene.user, "{\"environment\":\"sandbox\"}").status();
        }
        assertThat(status).as("the database is back").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'INSERT INTO event_log', false", "'FROM oauth_states', false",
        "'UPDATE oauth_states SET used_at', false", "'UPDATE oauth_states SET used_at', true",
    })
    void aConnectionCutBeforeTheExchangeEndsInTheConsoleAndInTheLog(String statement, boolean serverHasIt) {
        var callback = scene.approved("seller-a");
        scene.proxy.cutAt(statement, serverHasIt);
        var landing = scene.callback(callback);
        assertThat(landing.answer().status()).isEqualTo(302);
        assertThat(landing.answer().header("location"))
                .matches("/\\?oauth=(connected|database_unavailable)&request_id=.*#/connection");
        assertThat(landing.events()).isNotEmpty();
        var last = landing.events().getLast();
        assertThat(last)
                .isEqualTo(
                        landing.answer().header("location").contains("=connected") ? "oauth.success" : "oauth.failed");
    }

    @ParameterizedTest
    @CsvSource({
        "'INSERT INTO accounts', false",
        "'INSERT INTO tokens', false",
        "'UPDATE oauth_states SET outcome', false",
        "'COMMIT', false",
        "'COMMIT', true",
    })
    void aGrantIsStoredThoughTheConnectionIsCutWhileItIsStored(String statement, boolean serverHasIt) {
        var callback = scene.approved("seller-b");
        scene.sql.run("DELETE FROM accounts");
        scene.proxy.cutAt(statement, serverHasIt);
        scene.callback(callback).in(Outcome.CONNECTED);
        assertThat(scene.sql.number("SELECT count(*) FROM tokens")).isOne();
        assertThat(scene.ebay.calls("token.authorization_code")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.authorization_code", "identity.user"})
    void aDatabaseThatBecomesUnavailableDuringACallOfEbayIsNamed(String call) {
        var callback = scene.approved("seller-a");
        scene.ebay.onCall(made -> {
            if (made.endpoint().equals(call)) {
                scene.proxy.refuse();
            }
        });
        try {
            scene.callback(callback).in(Outcome.DATABASE_UNAVAILABLE);
        } finally {
            scene.proxy.admit();
        }
    }

    @Test
    void anUnavailableDatabaseIsNamedWithinSeconds() {
        var callback = scene.approved("seller-a");
        scene.proxy.refuse();
        try {
            var begun = System.nanoTime();
            scene.callback(callback).in(Outcome.DATABASE_UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        } finally {
            scene.proxy.admit();
        }
    }

    @Test
    void aBrowserWhoseSessionCannotBeCheckedComesBackIntoTheConsole() {
        var callback = scene.approved("seller-a");
        var event = HttpEvent.get(callback.getRawPath() + "?" + callback.getRawQuery())
                .header("x-request-id", "unchecked-1")
                .bearer(TestSession.of("ADMIN", scene.user));
        scene.proxy.refuse();
        scene.proxy.cut();
        try {
            scene.land(LambdaCall.http(scene.function, event), "unchecked-1").in(Outcome.DATABASE_UNAVAILABLE);
        } finally {
            scene.proxy.admit();
        }
    }
}
