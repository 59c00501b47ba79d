package dev.ebayconnector.tokeninfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.testing.LambdaCall;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenSweepTest {

    private static final Duration LONG = Duration.ofDays(500);
    private static final Duration TIME = Duration.ofMinutes(5);

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.clean();
    }

    @Test
    void tokensOfConnectedAccountsAreRefreshedAheadOfNeed() {
        connect("seller-a", Duration.ofMinutes(40), LONG);
        connect("seller-b", Duration.ofMinutes(100), LONG);
        var left = connect("seller-c", Duration.ofMinutes(40), LONG);
        scene.sql.run("UPDATE accounts SET status = 'DISCONNECTED' WHERE id = ?", left.id());
        assertThat(sweep(TIME)).hasToString("{\"fresh\":1,\"refreshed\":1}");
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        assertThat(scene.sql.text(
                        "SELECT details->'accounts'->>'refreshed' FROM event_log WHERE event = 'token.swept'"))
                .isEqualTo("1");
    }

    @Test
    void aConsentWithdrawnAtEbayIsFoundAndOneFailureDoesNotStopTheRest() {
        connect("seller-a", Duration.ofMinutes(1), LONG);
        connect("seller-b", Duration.ofMinutes(2), LONG);
        connect("seller-c", Duration.ofMinutes(3), LONG);
        scene.ebay.revokeRefreshTokens("seller-b");
        scene.ebay.fault(Fault.status("/identity/v1/oauth2/token", 500));
        assertThat(sweep(TIME)).hasToString("{\"needs_reconnect\":1,\"refreshed\":1,\"unavailable\":1}");
    }

    @Test
    void noRefreshStartsAfterTheDeadline() {
        connect("seller-a", Duration.ofMinutes(1), LONG);
        assertThat(sweep(Duration.ofSeconds(5))).hasToString("{\"left_for_later\":1}");
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void aConsentThatExpiresIsWarnedOfOnceEachAtThirtySevenAndOneDays() {
        var account = connect("seller-a", Duration.ofHours(2), Duration.ofDays(31));
        sweep(TIME);
        assertThat(warnings(account)).isZero();
        for (var days : new int[] {29, 20, 7, 3, 1}) {
            scene.sql.run("UPDATE tokens SET refresh_expires_at = now() + make_interval(days => ?)", days);
            sweep(TIME);
            sweep(TIME);
        }
        assertThat(warnings(account)).isEqualTo(3);
        assertThat(scene.sql.texts(
                        "SELECT details->>'within_days' FROM event_log WHERE event = 'token.consent_ends' ORDER BY id"))
                .containsExactly("30", "7", "1");
    }

    @Test
    void aNewConsentIsWarnedOfAgain() {
        connect("seller-a", Duration.ofHours(2), Duration.ofDays(5));
        sweep(TIME);
        var account = connect("seller-a", Duration.ofHours(2), Duration.ofDays(6));
        sweep(TIME);
        assertThat(warnings(account)).isEqualTo(2);
    }

    private static Account connect(String seller, Duration access, Duration refresh) {
        return scene.connect(FakeEnvironment.SANDBOX, seller, access, refresh);
    }

    private static long warnings(Account account) {
        return scene.sql.number(
                "SELECT count(*) FROM event_log WHERE account_id = ? AND event = 'token.consent_ends'", account.id());
    }

    private static JsonNode sweep(Duration left) {
        return LambdaCall.call(scene.sweep, "{\"source\":\"aws.events\"}", left);
    }
}
