package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.alerts.TestReceiver.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of alerts when receivers fail, workers die and operators pause, rotate and replay. Long, because each is a case
 * on the same receivers.
 */
class DeliveryTest {

    private static AlertScene scene;

    private TestReceiver receiver;
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
        receiver = new TestReceiver();
        account = scene.account("seller-a");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 302})
    void aReceiverThatWasDownForAnHourGetsEverythingInTheOrderOfEachAccountAndOnce(int status) {
        scene.receiver(receiver.url(), "");
        var accounts = List.of(account, scene.account("seller-b"), scene.account("seller-c"));
        receiver.answer(status);
        var expected = new HashSet<String>();
        for (int minute = 0; minute < 60; minute++) {
            if (minute % 7 == 0) {
                accounts.forEach(each -> expected.add(scene.failedRun(each).toString()));
            }
            scene.passes(1);
        }
        assertThat(receiver.taken()).isEmpty();
        assertThat(receiver.all()).as("attempts").hasSizeBetween(5, 40);

        receiver.answer(204);
        scene.passes(40);

        var taken = receiver.taken();
        assertThat(taken).hasSize(27);
        assertThat(taken).extracting(Got::id).doesNotHaveDuplicates();
        assertThat(taken)
                .extracting(got -> got.json().at("/data/run_id").asText())
                .containsExactlyInAnyOrderElementsOf(expected);
        for (var moments : taken.stream()
                .collect(Collectors.groupingBy(
                        got -> got.json().path("account_id").asText(),
                        Collectors.mapping(
                                got -> Instant.parse(
                                        got.json().path("occurred_at").asText()),
                                Collectors.toList())))
                .values()) {
            assertThat(moments).isSorted();
        }
        assertThat(scene.sql.number("SELECT count(*) FROM alert_deliveries WHERE state = 'DELIVERED'"))
                .isEqualTo(27);
    }

    @Test
    void everyAttemptOfAnAlertHasTheSameIdAndBody() {
        scene.receiver(receiver.url(), "");
        scene.failedRun(account);
        receiver.answer(500);
        scene.passes(10);
        receiver.answer(200);
        scene.passes(30);

        assertThat(receiver.all().size()).isGreaterThan(2);
        assertThat(receiver.all())
                .extracting(Got::id)
                .containsOnly(receiver.all().getFirst().id());
        assertThat(receiver.all())
                .extracting(Got::body)
                .containsOnly(receiver.all().getFirst().body());
        assertThat(receiver.all()).extracting(Got::timestamp).doesNotHaveDuplicates();
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void anAlertThatIsAlwaysRefusedHoldsUpItsAccountOnlyAndIsGivenUpAfterThreeDays() {
        scene.receiver(receiver.url(), "");
        var other = scene.account("seller-b");
        var poison = scene.failedRun(account).toString();
        receiver.refuse(body -> body.contains(poison));
        scene.passes(1);
        scene.failedRun(account);
        for (int n = 0; n < 5; n++) {
            scene.failedRun(other);
            scene.passes(5);
        }
        assertThat(accountsOf(receiver.taken())).as("of the other account").containsExactly(times(5, other));

        for (int hour = 0; hour < 73; hour++) {
            scene.clock.advance(Duration.ofHours(1));
            scene.pass();
        }
        scene.passes(35);
        assertThat(accountsOf(receiver.taken())).contains(account.toString()).hasSize(6);
        assertThat(scene.sql.texts(
                        "SELECT state || ' ' || last_status FROM alert_deliveries WHERE state <> 'DELIVERED'"))
                .containsExactly("FAILED 400");
        assertThat(scene.sql.texts("""
            SELECT level || ' ' || (details ->> 'type') || ' ' || (details ->> 'status')
            FROM event_log WHERE event = 'alert.gave_up'
            """)).containsExactly("ERROR run.failed 400");
    }

    private static List<String> accountsOf(List<Got> got) {
        return got.stream().map(each -> each.json().path("account_id").asText()).toList();
    }

    private static String[] times(int number, UUID account) {
        return Collections.nCopies(number, account.toString()).toArray(String[]::new);
    }

    @Test
    void aWorkerThatDiesDuringAnAttemptIsFollowedByAnotherWithTheSameId() {
        var id = scene.receiver(receiver.url(), "").path("id").asText();
        scene.failedRun(account);
        scene.failedRun(account);
        scene.worker.context().getBean(AlertScan.class).run();
        var deliveries = scene.worker.context().getBean(DeliveryStore.class);
        var now = scene.clock.instant();
        var dead = deliveries
                .claim(UUID.fromString(id), "dead", now, now.plus(Duration.ofMinutes(2)))
                .orElseThrow();

        scene.passes(1);
        assertThat(receiver.all()).as("its lease and its account's order hold").isEmpty();
        scene.passes(2);
        assertThat(receiver.taken()).hasSize(2);
        assertThat(receiver.taken().getFirst().id()).isEqualTo(dead.alert().id().toString());

        assertThat(deliveries.delivered(dead, 200, scene.clock.instant()))
                .as("what the dead one writes later")
                .isZero();
        assertThat(deliveries.failed(dead, 500, "refused", scene.clock.instant()))
                .isZero();
        assertThat(deliveries.again(dead, 500, "refused", scene.clock.instant()))
                .isZero();
    }

    @Test
    void anotherWorkerSendsNothingOfTheAccountWhileOneIsAtIt() {
        scene.receiver(receiver.url(), "");
        scene.failedRun(account);
        scene.failedRun(account);
        var other = scene.worker();
        var attempts = new ArrayList<Integer>();
        receiver.meanwhile(() -> {
            receiver.meanwhile(() -> {});
            attempts.add(AlertScene.pass(other).path("attempts").asInt());
        });
        try {
            scene.pass();
        } finally {
            other.context().close();
        }
        assertThat(attempts).containsExactly(0);
        assertThat(receiver.taken()).hasSize(2).extracting(Got::id).doesNotHaveDuplicates();
    }

    @Test
    void aReplayHasTheSameIdAndADeliveryOfItsOwn() {
        scene.receiver(receiver.url(), "");
        scene.failedRun(account);
        scene.pass();
        var first = onlyDelivery();
        var replayed = scene.post("/api/alerts/deliveries/" + first.path("id").asText() + "/replay", "{}");

        assertThat(replayed.status()).as(replayed.toString()).isEqualTo(202);
        assertThat(replayed.json().path("replay_of").asText())
                .isEqualTo(first.path("id").asText());
        assertThat(scene.post(
                                "/api/alerts/deliveries/"
                                        + replayed.json().path("id").asText() + "/replay",
                                "{}")
                        .status())
                .as("it has not ended")
                .isEqualTo(409);
        scene.pass();
        assertThat(receiver.taken()).hasSize(2);
        assertThat(receiver.taken())
                .extracting(Got::id)
                .containsOnly(first.path("alert_id").asText());
        assertThat(scene.get("/api/alerts/deliveries?state=DELIVERED").json().path("items"))
                .hasSize(2);
        assertThat(scene.post("/api/alerts/deliveries/" + UUID.randomUUID() + "/replay", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPausedReceiverGetsWhatWaitedWhenItIsContinued() {
        var path = "/api/alerts/receivers/"
                + scene.receiver(receiver.url(), "").path("id").asText();
        assertThat(scene.put(path, "{\"paused\":true}")
                        .json()
                        .path("paused_why")
                        .asText())
                .isEqualTo("admin");
        scene.failedRun(account);
        scene.passes(3);
        assertThat(receiver.all()).isEmpty();
        assertThat(scene.post(path + "/test", "{}").status()).isEqualTo(409);

        assertThat(scene.put(path, "{\"paused\":false}").json().path("state").asText())
                .isEqualTo("ACTIVE");
        scene.passes(1);
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void aReceiverThatIsGoneIsPausedWithAnEventAndLosesNothing() {
        var path = "/api/alerts/receivers/"
                + scene.receiver(receiver.url(), "").path("id").asText();
        scene.failedRun(account);
        scene.failedRun(account);
        receiver.answer(410);
        scene.passes(3);

        assertThat(receiver.all()).hasSize(1);
        assertThat(scene.get(path).json().path("paused_why").asText()).isEqualTo("gone");
        assertThat(scene.sql.texts("SELECT level FROM event_log WHERE event = 'alert.receiver_gone'"))
                .containsExactly("WARN");
        receiver.answer(200);
        scene.put(path, "{\"paused\":false}");
        scene.passes(1);
        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        scene.receiver(receiver.url(), "");
        scene.failedRun(account);
        scene.failedRun(scene.account("seller-b"));
        receiver.answer(429, "3600");
        scene.passes(1);
        receiver.answer(200);
        scene.passes(58);
        assertThat(receiver.all()).hasSize(1);
        scene.passes(3);
        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    void aReceiverThatIsDownKeepsNoOtherWaiting() {
        scene.receiver("http://127.0.0.1:1/", "");
        scene.receiver(receiver.url(), "");
        for (int n = 0; n < 30; n++) {
            scene.failedRun(scene.account("seller-" + n));
        }
        var attempts = scene.pass().path("attempts").asInt();
        assertThat(receiver.taken()).hasSize(30);
        assertThat(attempts).as("one vain attempt").isEqualTo(31);
        assertThat(scene.sql.texts("SELECT DISTINCT last_failure FROM alert_deliveries WHERE attempts = 1"
                        + " AND state = 'WAITING'"))
                .containsExactly("connect");
    }

    @Test
    void afterARotationBothSecretsSignForADayThenOnlyTheNewOne() {
        var added = scene.receiver(receiver.url(), "");
        var path = "/api/alerts/receivers/" + added.path("id").asText();
        scene.post(path + "/test", "{}");
        scene.pass();
        var rotated = scene.post(path + "/rotate-secret", "{}").json();
        // The function that was asked goes by the real time, behind that of the worker.
        scene.sql.run(
                "UPDATE alert_receivers SET old_secret_until = ?",
                scene.at(
                        Instant.parse(rotated.path("old_secret_until").asText()).plus(scene.clock.ahead())));
        scene.post(path + "/test", "{}");
        scene.pass();
        scene.clock.advance(Duration.ofHours(25));
        var shown = ReceiverView.of(
                scene.context().getBean(ReceiverStore.class).all().getFirst(), scene.clock.instant());
        assertThat(shown.oldSecretUntil()).isNull();
        scene.failedRun(account);
        scene.pass();

        var old = new SigningSecret(added.path("secret").asText());
        var fresh = new SigningSecret(rotated.path("secret").asText());
        assertThat(fresh.text()).isNotEqualTo(old.text());
        var got = receiver.taken();
        assertThat(got.get(0).signature()).isEqualTo(signature(old, got.get(0)));
        assertThat(got.get(1).signature()).isEqualTo(signature(fresh, got.get(1)) + " " + signature(old, got.get(1)));
        assertThat(got.get(2).signature()).isEqualTo(signature(fresh, got.get(2)));
    }

    private static String signature(SigningSecret secret, Got got) {
        return secret.sign(got.id(), Instant.ofEpochSecond(Long.parseLong(got.timestamp())), got.body());
    }

    @Test
    void slackGetsATextAndBlocksWithItsOwnCharactersEscaped() {
        scene.sql.run("UPDATE accounts SET username = 'a<b>&c'");
        scene.receiver(receiver.url(), ",\"format\":\"slack\"");
        scene.needsReconnect(account);
        scene.pass();

        var payload = receiver.taken().getFirst().json();
        assertThat(payload.path("text").asText())
                .isEqualTo("A seller must reconnect: eBay refuses the consent of seller a&lt;b&gt;&amp;c. Reconnect the"
                        + " seller.");
        assertThat(payload.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(payload.at("/blocks/0/text/text").asText())
                .contains("*A seller must reconnect*", "<https://console.example.com/accounts|Open the console>")
                .doesNotContain("a<b>");
        assertThat(payload.at("/blocks/1/type").asText()).isEqualTo("context");
    }

    @Test
    void theFiguresTellHowLongTheOldestAlertWaits() {
        scene.receiver(receiver.url(), "");
        receiver.answer(500);
        scene.failedRun(account);
        scene.pass();
        scene.clock.advance(Duration.ofMinutes(20));
        assertThat(scene.worker.context().getBean(DeliveryStore.class).oldestWaiting())
                .hasValueSatisfying(since -> assertThat(Duration.between(since, scene.clock.instant()))
                        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21)));
        scene.sql.run("UPDATE alert_receivers SET state = 'PAUSED'");
        assertThat(scene.worker.context().getBean(DeliveryStore.class).oldestWaiting())
                .isEmpty();
    }

    private static JsonNode onlyDelivery() {
        var items = scene.get("/api/alerts/deliveries").json().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void aKeysetThatDoesNotOpenOneReceiverKeepsNoOtherWaiting() {
        var broken = scene.receiver(receiver.url(), "").path("id").asText();
        scene.receiver(receiver.url(), "");
        scene.sql.run("UPDATE alert_receivers SET url = '\\x01' WHERE id = ?", UUID.fromString(broken));
        scene.failedRun(account);
        scene.pass();
        assertThat(receiver.taken()).hasSize(1);
        assertThat(scene.sql.texts("SELECT last_failure FROM alert_deliveries WHERE state = 'WAITING'"))
                .containsExactly("broken");
    }

    @Test
    void waitsGrowToHalfAnHourAndEndAfterThreeDays() {
        var first = Instant.parse("2026-01-01T00:00:00Z");
        var backOff = new BackOff(new Random(1));
        for (var expected : Map.of(1, 1, 2, 2, 3, 4, 5, 16, 6, 30, 60, 30).entrySet()) {
            var wait = Duration.between(
                    first,
                    backOff.next(expected.getKey(), Optional.empty(), first, first)
                            .orElseThrow());
            var minutes = Duration.ofMinutes(expected.getValue());
            assertThat(wait)
                    .isBetween(
                            minutes.multipliedBy(8).dividedBy(10),
                            minutes.multipliedBy(12).dividedBy(10));
        }
        assertThat(backOff.next(9, Optional.of(Duration.ofDays(300)), first, first))
                .contains(first.plus(Duration.ofDays(1)));
        assertThat(backOff.next(9, Optional.empty(), first, first.plus(Duration.ofDays(3))))
                .isEmpty();
    }
}
