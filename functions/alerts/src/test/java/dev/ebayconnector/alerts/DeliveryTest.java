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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How alerts reach a receiver: in which order, how often and under which id, whatever fails on the way. */
class DeliveryTest extends DeliveryScene {

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
