package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.signatures.SigningKeys;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of Finances are signed with a key that is made once, kept encrypted, and renewed. seller-b is in the EU. */
@ExtendWith(RunningSync.class)
final class SigningTest {

    private static final String MAKE = "signing_key.create";
    private static final String PAGE = "transaction.page";

    private final SyncSystem system;

    SigningTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aSellerInTheEuIsReadWithSignedCallsAndOneKeyServesEveryRun() {
        system.connect(FakeEnvironment.PRODUCTION, "seller-b");

        succeeded(run());
        succeeded(run());

        assertThat(system.sql.number("SELECT count(*) FROM transactions"))
                .isEqualTo(system.ebay.finances().transactions(FakeEnvironment.PRODUCTION, "seller-b"));
        assertThat(system.ebay.calls(MAKE)).isEqualTo(1);
        assertThat(system.sql.texts("SELECT event FROM event_log WHERE event LIKE 'signing_key%'"))
                .containsExactly("signing_key.created");
        assertThat(system.sql.number("SELECT count(*) FROM signing_keys WHERE get_byte(private_key, 0) = 1"))
                .as("sealed as a token is")
                .isEqualTo(1);
    }

    @Test
    void aKeyThatEbayRefusesFailsTheRunAtOnce() {
        system.connect(FakeEnvironment.PRODUCTION, "seller-b");
        succeeded(run());
        system.ebay.finances().forgetKeys();
        system.ebay.forgetCalls();

        var run = run();

        assertThat(run.path("state").asText()).isEqualTo("FAILED");
        assertThat(run.at("/error/code").asText()).isEqualTo("signature_refused");
        assertThat(run.at("/error/detail").asText()).contains("getTransactions", "215115");
        assertThat(system.ebay.calls(PAGE)).as("without a retry").isEqualTo(1);
    }

    @Test
    void aKeyIsRenewedThirtyDaysBeforeItsEndAndNotEarlier() {
        system.connect();
        succeeded(run());
        var first = keyId();

        expiresInDays(31);
        succeeded(run());
        assertThat(keyId()).isEqualTo(first);

        expiresInDays(29);
        succeeded(run());
        assertThat(keyId()).isNotEqualTo(first);
        assertThat(system.ebay.calls(MAKE)).isEqualTo(2);
        assertThat(system.sql.number("SELECT count(*) FROM signing_keys")).isEqualTo(1);
    }

    @Test
    void aKeyThatNoKeysetDecryptsIsReplaced() {
        system.connect();
        succeeded(run());
        system.sql.run("UPDATE signing_keys SET jwe = private_key");

        succeeded(run());

        assertThat(system.ebay.calls(MAKE)).isEqualTo(2);
    }

    @Test
    void withoutAKeyTheCallsGoOnUnsignedUntilEbayWantsASignature() {
        system.connect();
        system.ebay.fault(Fault.status("/developer/key_management/", 500).always());
        var worker = system.worker(Map.of());

        var without = run(worker);
        succeeded(without);
        assertThat(system.ebay.calls(MAKE)).as("one try for all pages").isEqualTo(1);
        assertThat(system.sql.texts("SELECT event FROM event_log WHERE event LIKE 'signing_key%'"))
                .containsExactly("signing_key.failed");

        system.sql.run("TRUNCATE accounts CASCADE");
        system.connect(FakeEnvironment.PRODUCTION, "seller-b");
        var refused = run(worker);
        assertThat(refused.at("/error/code").asText()).isEqualTo("signature_refused");
        assertThat(refused.at("/error/detail").asText())
                .contains("215001")
                .contains("The call was not signed: eBay did not make a signing key (createSigningKey");
        worker.context().close();
    }

    @Test
    void twoInstancesThatMakeAKeyAtTheSameTimeUseTheSame() throws Exception {
        var other = system.worker(Map.of());
        var together = new CyclicBarrier(2);
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(MAKE)) {
                try {
                    together.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        var one = CompletableFuture.supplyAsync(() -> key(system.worker));
        var two = CompletableFuture.supplyAsync(() -> key(other));

        assertThat(one.get(20, TimeUnit.SECONDS))
                .isEqualTo(two.get(20, TimeUnit.SECONDS))
                .isEqualTo(keyId());
        assertThat(system.ebay.calls(MAKE)).isEqualTo(2);
        other.context().close();
    }

    private static String key(SyncWorkerFunction worker) {
        var endpoint = worker.context()
                .getBean(EbaySettings.class)
                .endpoint(EbayEnvironment.PRODUCTION)
                .orElseThrow();
        return switch (worker.context().getBean(SigningKeys.class).of(endpoint)) {
            case SigningKeys.Result.Ready ready -> ready.key().id();
            case SigningKeys.Result.None none -> throw new AssertionError(none.reason());
        };
    }

    private String keyId() {
        return system.sql.text("SELECT signing_key_id FROM signing_keys");
    }

    private void expiresInDays(int days) {
        system.sql.run(
                "UPDATE signing_keys SET expires_at = ?::timestamptz + make_interval(days => ?)",
                system.clock.instant().toString(),
                days);
    }

    private JsonNode run() {
        return run(system.worker);
    }

    private JsonNode run(SyncWorkerFunction worker) {
        var id = system.ask("transactions", "{}");
        system.queue.deliver(worker);
        return system.show(id);
    }

    private static void succeeded(JsonNode run) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
    }
}
