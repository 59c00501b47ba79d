package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.accounts.Account;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} between each two steps of a refresh: the next caller gets a working token, and none is lost. */
class KilledRefreshTest {

    private static final Duration COLD = Duration.ofSeconds(-1);
    private static final Duration LEASE = Duration.ofMillis(1500);

    private static Scene scene;
    private static Instance instance;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
        instance = scene.instance();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "before lease:1, 0",
        "after lease:1, 0",
        "after find:2, 0",
        "before storeRefreshed:1, 1",
        "after storeRefreshed:1, 1"
    })
    void theNextCallerRecovers(String step, long refreshesBefore) throws Exception {
        var account = scene.connect(instance, "seller-a", COLD);
        try (var child = new ChildInstance(scene, account, 1, LEASE, step)) {
            child.await("READY");
            child.go();
            child.await("THERE");
            child.kill();
        }
        assertThat(scene.ebay.calls("token.refresh")).isEqualTo(refreshesBefore);
        recovered(account);
    }

    @Test
    void theNextCallerRecoversFromADeathWhileEbayWasAnswering() throws Exception {
        var account = scene.connect(instance, "seller-a", COLD);
        var gate = new Gate();
        scene.ebay.onCall(call -> {
            if (call.endpoint().equals("token.refresh") && call.number() == 1) {
                gate.pass();
            }
        });
        try (var child = new ChildInstance(scene, account, 1, LEASE, "-")) {
            child.await("READY");
            child.go();
            gate.awaitArrival();
            child.kill();
        } finally {
            gate.open();
        }
        recovered(account);
    }

    private static void recovered(Account account) {
        assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        // The refresh token still opens and still works.
        scene.sql.run(
                "UPDATE tokens SET access_expires_at = now() - interval '1 second' WHERE account_id = ?", account.id());
        assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        assertThat(scene.status(account)).isEqualTo("CONNECTED");
        assertThat(scene.sql.texts("SELECT lease_owner FROM tokens WHERE account_id = ?", account.id()))
                .containsOnlyNulls();
    }
}
