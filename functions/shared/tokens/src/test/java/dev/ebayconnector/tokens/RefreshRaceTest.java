package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.accounts.Account;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to an account while its refresh waits for eBay. */
class RefreshRaceTest {

    private static final Duration COLD = Duration.ofSeconds(-1);
    private static final Duration FRESH = Duration.ofHours(2);

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

    @AfterEach
    void reset() {
        scene.sql.run("DELETE FROM event_log");
        scene.ebay.onCall(_ -> {});
    }

    @Test
    void theWriteOfAnOwnerWhoseLeaseWasTakenOverIsRefused() throws Exception {
        var account = scene.connect(instance, "seller-a", COLD);
        var before = version(account);
        var gate = holdFirstRefresh();
        try (var slow = scene.instance(Duration.ofMillis(500))) {
            var old = CompletableFuture.supplyAsync(() -> slow.available(account));
            gate.awaitArrival();
            var taken = instance.available(account);
            assertThat(version(account)).isEqualTo(before + 1);
            gate.open();
            // It did mint a token, but what it gives out is what is stored.
            assertThat(old.get(60, TimeUnit.SECONDS)).isEqualTo(taken);
            assertThat(version(account)).isEqualTo(before + 1);
            assertThat(scene.ebay.calls("token.refresh")).isEqualTo(2);
            assertThat(scene.events(account, "token.refreshed")).isOne();
        }
    }

    @Test
    void theHolderOfTheLeaseReadsTheRowAgainBeforeItAsksEbay() {
        var account = scene.connect(instance, "seller-a", COLD);
        try (var late = new Instance(
                scene.environment,
                Clock.systemUTC(),
                RefreshToken.LEASE,
                store -> justBeforeTheLease(store, () -> instance.available(account)))) {
            assertThat(late.works(late.available(account), "seller-a")).isTrue();
            assertThat(scene.ebay.calls("token.refresh")).isOne();
        }
    }

    @Test
    void aRefusalIsCheckedAgainBeforeItCounts() throws Exception {
        var account = scene.connect(instance, "seller-b", COLD);
        var gate = holdFirstRefresh();
        try (var slow = scene.instance(Duration.ofMillis(500))) {
            var old = CompletableFuture.supplyAsync(() -> slow.token(account));
            gate.awaitArrival();
            instance.available(account);
            scene.ebay.revokeRefreshTokens("seller-b");
            gate.open();
            // Another instance has refreshed in the meantime: its token works, and the old refusal does not count.
            assertThat(old.get(60, TimeUnit.SECONDS)).isInstanceOf(AccessResult.Available.class);
            assertThat(scene.status(account)).isEqualTo("CONNECTED");
        }
    }

    @Test
    void aLeaseIsNotTakenOverBeforeItsDeadline() {
        var account = scene.connect(instance, "seller-a", COLD);
        scene.sql.run(
                "UPDATE tokens SET lease_owner = 'another', lease_until = now() + interval '1500 milliseconds' WHERE"
                        + " account_id = ?",
                account.id());
        var begun = System.nanoTime();
        assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1200), Duration.ofSeconds(12));
    }

    @Test
    void aRefreshDuringADisconnectStoresNothingAndLeavesTheAccountDisconnected() throws Exception {
        var account = scene.connect(instance, "seller-b", COLD);
        var gate = holdFirstRefresh();
        var asked = CompletableFuture.supplyAsync(() -> instance.token(account));
        gate.awaitArrival();
        scene.disconnect(instance, account);
        gate.open();
        assertThat(asked.get(60, TimeUnit.SECONDS)).isInstanceOf(AccessResult.NeedsReconnect.class);
        assertThat(scene.sql.number("SELECT count(*) FROM tokens WHERE account_id = ?", account.id()))
                .isZero();
        assertThat(scene.status(account)).isEqualTo("DISCONNECTED");
    }

    @Test
    void aRefreshDuringAReconnectYieldsToTheNewConsent() throws Exception {
        var account = scene.connect(instance, "seller-c", COLD);
        var gate = holdFirstRefresh();
        var asked = CompletableFuture.supplyAsync(() -> instance.available(account));
        gate.awaitArrival();
        scene.connect(instance, "seller-c", FRESH);
        var consented = scene.sql.text("SELECT access_fingerprint FROM tokens WHERE account_id = ?", account.id());
        gate.open();
        assertThat(TokenVault.fingerprint(asked.get(60, TimeUnit.SECONDS))).isEqualTo(consented);
        assertThat(scene.sql.text("SELECT access_fingerprint FROM tokens WHERE account_id = ?", account.id()))
                .isEqualTo(consented);
    }

    @Test
    void theRefusalOfAnOldRefreshTokenDoesNotEndANewConsent() throws Exception {
        var account = scene.connect(instance, "seller-c", COLD);
        var gate = holdFirstRefresh();
        var asked = CompletableFuture.supplyAsync(() -> instance.token(account));
        gate.awaitArrival();
        scene.ebay.revokeRefreshTokens("seller-c");
        scene.connect(instance, "seller-c", FRESH);
        gate.open();
        assertThat(asked.get(60, TimeUnit.SECONDS)).isInstanceOf(AccessResult.Available.class);
        assertThat(scene.status(account)).isEqualTo("CONNECTED");
        assertThat(scene.events(account, "account.needs_reconnect")).isZero();
    }

    @Test
    void noConnectionIsHeldWhileEbayIsAsked() throws Exception {
        var account = scene.connect(instance, "seller-a", COLD);
        var gate = holdFirstRefresh();
        var asked = CompletableFuture.supplyAsync(() -> instance.available(account));
        gate.awaitArrival();
        assertThat(scene.sql.number("""
            SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'tokens-test%' AND state <> 'idle'
            """)).isZero();
        gate.open();
        asked.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aClockThatIsAheadRefreshesOnceAndOneThatIsBehindRefreshesAfterTheFirst401() {
        var account = scene.connect(instance, "seller-a", FRESH);
        try (var ahead = scene.instance(Clock.offset(Clock.systemUTC(), Duration.ofDays(365)));
                var behind = scene.instance(Clock.fixed(Instant.now().minus(Duration.ofDays(365)), ZoneOffset.UTC))) {
            assertThat(ahead.works(ahead.available(account), "seller-a")).isTrue();
            ahead.available(account);
            assertThat(scene.ebay.calls("token.refresh")).isOne();

            // For a clock a year behind nothing ever ends; eBay tells it otherwise.
            scene.ebay.revokeAccessTokens("seller-a");
            behind.tokens.expireRefused(account, ((AccessResult.Available) behind.token(account)).version());
            assertThat(behind.works(behind.available(account), "seller-a")).isTrue();
            assertThat(scene.ebay.calls("token.refresh")).isEqualTo(2);
        }
    }

    private static TokenStore justBeforeTheLease(TokenStore store, Runnable act) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, values) -> {
                    if (method.getName().equals("lease")) {
                        act.run();
                    }
                    return method.invoke(store, values);
                });
    }

    private static Gate holdFirstRefresh() {
        var gate = new Gate();
        scene.ebay.onCall(call -> {
            if (call.endpoint().equals("token.refresh") && call.number() == 1) {
                gate.pass();
            }
        });
        return gate;
    }

    private static long version(Account account) {
        return scene.sql.number("SELECT version FROM tokens WHERE account_id = ?", account.id());
    }
}
