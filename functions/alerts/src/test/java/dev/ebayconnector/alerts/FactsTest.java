package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is noticed, once each, and what is not. */
class FactsTest {

    /** Where a person acts on it. */
    private static final Map<String, String> PAGES = Map.of(
            "consent.ends", "/accounts",
            "account.needs_reconnect", "/accounts",
            "run.failed", "/sync",
            "quota.low", "/",
            "proof.differs", "/sync",
            "erasure.done", "/logs");

    private static AlertScene scene;

    private UUID account;

    @BeforeAll
    static void start() {
        scene = new AlertScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
        account = scene.account("seller-a");
    }

    private record Kind(String type, Consumer<FactsTest> happens, String text) {
        @Override
        public String toString() {
            return type;
        }
    }

    private static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "consent.ends",
                        test -> scene.consent(
                                test.account, scene.clock.instant().plus(Duration.ofDays(29))),
                        "The consent of seller seller-a ends within 30 days"),
                new Kind(
                        "account.needs_reconnect",
                        test -> scene.needsReconnect(test.account),
                        "eBay refuses the consent of seller seller-a."),
                new Kind(
                        "run.failed",
                        test -> scene.failedRun(test.account),
                        "The sync of orders of seller seller-a failed: ebay_rejected."),
                new Kind(
                        "quota.low",
                        _ -> scene.quota("sell", 700, 51, 1000L),
                        "249 of 1000 calls of sell (production) are left today."),
                new Kind(
                        "proof.differs",
                        test -> scene.proof(test.account, LocalDate.of(2026, 5, 1), "", "differs"),
                        "What is stored of orders of seller seller-a differs from what eBay counts for 2026-05-01"),
                new Kind(
                        "erasure.done",
                        _ -> scene.erasure("notice", "{\"orders\": 2, \"messages\": 1}", "DONE"),
                        "A person was erased: 3 rows."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachFactMakesOneAlertHoweverOftenThePassRuns(Kind kind) {
        try (var receiver = new TestReceiver()) {
            scene.receiver(receiver.url(), "");
            kind.happens.accept(this);

            assertThat(scene.pass().path("noticed").asInt()).isOne();
            scene.passes(3);

            assertThat(receiver.all()).hasSize(1);
            var payload = receiver.all().getFirst().json();
            assertThat(payload.path("type").asText()).isEqualTo(kind.type);
            assertThat(payload.path("text").asText()).contains(kind.text);
            assertThat(payload.path("id").asText())
                    .isEqualTo(receiver.all().getFirst().id());
            assertThat(payload.path("environment").asText()).isEqualTo("production");
            assertThat(payload.path("link").asText()).isEqualTo("https://console.example.com" + PAGES.get(kind.type));
            assertThat(payload.has("data")).isTrue();
            if (!kind.type.equals("quota.low") && !kind.type.equals("erasure.done")) {
                assertThat(payload.path("account_id").asText()).isEqualTo(account.toString());
            }
        }
    }

    @Test
    void twoWorkersAtOnceNoticeEachFactOnce() throws Exception {
        for (int n = 0; n < 20; n++) {
            scene.failedRun(account);
        }
        var other = scene.worker();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> scene.pass().path("noticed").asInt());
            var second =
                    both.submit(() -> AlertScene.pass(other).path("noticed").asInt());
            assertThat(first.get() + second.get()).isEqualTo(20);
        } finally {
            other.context().close();
        }
        assertThat(scene.count("alerts")).isEqualTo(20);
    }

    @Test
    void aConsentIsToldOfAtEachThresholdOnceAndAnewAfterAReconnect() {
        var end = scene.clock.instant().plus(Duration.ofDays(31));
        scene.consent(account, end);
        assertThat(scene.pass().path("noticed").asInt()).isZero();
        for (int days : new int[] {2, 23, 5}) {
            scene.clock.advance(Duration.ofDays(days));
            assertThat(scene.pass().path("noticed").asInt())
                    .as("after %d days", days)
                    .isOne();
        }
        assertThat(scene.sql.texts("SELECT data ->> 'within_days' FROM alerts ORDER BY occurred_at"))
                .containsExactly("30", "7", "1");
        scene.clock.advance(Duration.ofDays(2));
        assertThat(scene.pass().path("noticed").asInt()).as("it has ended").isZero();

        scene.sql.run(
                "UPDATE tokens SET refresh_expires_at = ?",
                scene.at(scene.clock.instant().plus(Duration.ofDays(3))));
        assertThat(scene.pass().path("noticed").asInt()).isOne();
    }

    @Test
    void aSellerWhoReconnectsAndIsRefusedAgainIsAnotherFact() {
        scene.needsReconnect(account);
        scene.pass();
        scene.sql.run("UPDATE accounts SET status = 'CONNECTED', connection = connection + 1");
        assertThat(scene.pass().path("noticed").asInt()).isZero();
        scene.needsReconnect(account);
        assertThat(scene.pass().path("noticed").asInt()).isOne();
    }

    @Test
    void aRunThatIsResumedAndFailsAgainIsAnotherFact() {
        scene.failedRun(account);
        scene.pass();
        scene.clock.advance(Duration.ofMinutes(5));
        scene.sql.run("UPDATE sync_runs SET finished_at = ?", scene.now());
        assertThat(scene.pass().path("noticed").asInt()).isOne();
    }

    @Test
    void whatIsNoFactMakesNoAlert() {
        scene.quota("enough", 500, 0, 1000L);
        scene.quota("unknown", 500, 0, null);
        scene.proof(account, LocalDate.of(2026, 5, 1), "", "proven");
        scene.proof(account, LocalDate.of(2026, 5, 2), "", "unknown");
        scene.erasure("notice", "{\"orders\": 0}", "DONE");
        scene.erasure("admin", "{}", "RUNNING");
        scene.failedRun(account, scene.clock.instant().minus(Duration.ofDays(8)));
        scene.sql.run(
                "UPDATE ebay_calls SET blocked_until = ? WHERE api = 'enough'",
                scene.at(scene.clock.instant().minusSeconds(1)));

        assertThat(scene.pass().path("noticed").asInt()).isZero();
    }

    @Test
    void anErasureThatAPersonAskedForIsToldOfEvenIfNothingWasFound() {
        scene.erasure("admin", "{}", "DONE");
        assertThat(scene.pass().path("noticed").asInt()).isOne();
    }

    @Test
    void aQuotaThatEbayRefusesIsLowWhateverTheCountSays() {
        scene.quota("sell", 1, 0, null);
        scene.sql.run(
                "UPDATE ebay_calls SET blocked_until = ?",
                scene.at(scene.clock.instant().plusSeconds(60)));
        assertThat(scene.pass().path("noticed").asInt()).isOne();
        assertThat(scene.pass().path("noticed").asInt()).isZero();
    }

    @Test
    void aDayThatDiffersInCountsAndInACurrencyIsOneFact() {
        scene.proof(account, LocalDate.of(2026, 5, 1), "", "differs");
        scene.proof(account, LocalDate.of(2026, 5, 1), "EUR", "differs");
        assertThat(scene.pass().path("noticed").asInt()).isOne();
    }

    @Test
    void aReceiverGetsTheTypesThatItWantsAndNothingFromBeforeItsTime() {
        try (var receiver = new TestReceiver()) {
            scene.needsReconnect(account);
            scene.pass();
            scene.receiver(receiver.url(), ",\"types\":[\"run.failed\",\"quota.low\"]");
            scene.failedRun(account);
            scene.erasure("admin", "{}", "DONE");
            scene.passes(2);

            assertThat(receiver.all())
                    .extracting(got -> got.json().path("type").asText())
                    .containsExactly("run.failed");
        }
        assertThat(scene.count("alerts")).isEqualTo(3);
    }

    @Test
    void alertsAreToldInTheOrderInWhichThingsHappened() {
        try (var receiver = new TestReceiver()) {
            scene.receiver(receiver.url(), "");
            scene.clock.advance(Duration.ofMinutes(1));
            scene.failedRun(account);
            scene.clock.advance(Duration.ofMinutes(1));
            scene.needsReconnect(account);
            scene.clock.advance(Duration.ofMinutes(1));
            scene.failedRun(account);
            scene.pass();

            assertThat(receiver.all())
                    .extracting(got -> got.json().path("type").asText())
                    .containsExactly("run.failed", "account.needs_reconnect", "run.failed");
        }
    }
}
