package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.notices.FakeNotices;
import dev.ebayconnector.fakeebay.notices.SignedNotice;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testingqueue.TestQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each notice leads to what it asks for, once, whatever the queue does. */
class NoticeWorkerTest {

    private static WorkerScene scene;

    @BeforeAll
    static void start() {
        scene = new WorkerScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
    }

    @Test
    void aDeletionBecomesAnErasureAndForgetsWhomItWasAbout() {
        var notice = scene.ebay.deletion(FakeEnvironment.SANDBOX, "test_user", "ma8vp1jySJC", "nY+s==");
        scene.work(notice);
        assertThat(scene.notice()).isEqualTo("PROCESSED erasure_requested f");
        assertThat(scene.sql.texts("""
            SELECT concat_ws(' ', source, requested_by, environment, role, notice_id, cardinality(person_hashes))
            FROM erasures
            """)).containsExactly("notice ebay sandbox both " + notice.id() + " 3");
    }

    @Test
    void aMessageThatComesTwiceMakesOneErasure() throws Exception {
        var notice = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "test_user", null, null);
        scene.store(notice);
        try (var workers = Executors.newFixedThreadPool(8)) {
            for (var done : workers.invokeAll(IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(_ -> () -> scene.deliver(notice))
                    .toList())) {
                done.get();
            }
        }
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isOne();
        assertThat(scene.notice()).isEqualTo("PROCESSED erasure_requested f");
    }

    @Test
    void aDeletionThatNamesNoPersonIsKept() {
        assertThat(scene.work(scene.ebay.deletion(FakeEnvironment.PRODUCTION, " ", null, "")))
                .isTrue();
        assertThat(scene.notice()).isEqualTo("IGNORED names_no_person t");
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @Test
    void anUnknownTopicIsKeptAndToldOfOnce() {
        for (int i = 0; i < 3; i++) {
            var data = new ObjectMapper().createObjectNode().put("orderId", "o-" + i);
            assertThat(scene.work(scene.ebay.notice(
                            FakeEnvironment.PRODUCTION, "ORDER_CONFIRMATION", scene.clock.instant(), data)))
                    .isTrue();
        }
        assertThat(scene.sql.texts(
                        "SELECT concat_ws(' ', topic, state, outcome, payload IS NOT NULL) FROM ebay_notices"))
                .containsOnly("ORDER_CONFIRMATION IGNORED unknown_topic t")
                .hasSize(3);
        assertThat(scene.sql.texts("SELECT event || ' ' || (details->>'topic') FROM event_log"))
                .containsExactly("notice.ignored ORDER_CONFIRMATION");
    }

    @Test
    void aNoticeThatNoKeyOpensStaysAndComesAgain() {
        var notice = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "test_user", "u", null);
        scene.store(notice);
        var stranger = scene.worker(TestKeyset.fresh());
        try (var _ = stranger.context()) {
            assertThat(TestQueue.deliver(stranger, WorkerScene.message(notice))).isFalse();
        }
        assertThat(scene.notice()).isEqualTo("WAITING t");
        assertThat(scene.sql.text("SELECT attempts FROM ebay_notices")).isEqualTo("1");
        assertThat(scene.sql.texts("SELECT event FROM event_log")).containsExactly("notice.failed");
        scene.deliver(notice);
        assertThat(scene.notice()).isEqualTo("PROCESSED erasure_requested f");
    }

    @Test
    void aMessageThatNamesNothingIsNotDeliveredForEver() {
        for (var body : new String[] {
            "",
            "x",
            "{}",
            "[]",
            "null",
            "{\"notice\":7}",
            "{\"notice\":\"\"}",
            "{\"erasure\":\"x\"}",
            "{\"notice\":\"of no notice\"}"
        }) {
            assertThat(TestQueue.deliver(scene.worker, body)).as(body).isTrue();
        }
    }

    @Test
    void aNoticeWithoutAMessageIsFoundAndAnnounced() {
        var never = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "a", null, null);
        var lost = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "b", null, null);
        var onItsWay = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "c", null, null);
        scene.store(never);
        scene.store(lost);
        scene.store(onItsWay);
        scene.sql.run("UPDATE ebay_notices SET announced_at = NULL WHERE notification_id = ?", never.id());
        scene.sql.run(
                "UPDATE ebay_notices SET announced_at = announced_at - interval '2 hours' WHERE notification_id = ?",
                lost.id());
        var nothing = "{\"notice\":\"" + UUID.randomUUID() + "\"}";
        TestQueue.deliver(scene.worker, nothing);
        assertThat(scene.queue.drain()).as("stored a moment ago").isEmpty();
        scene.clock.advance(Duration.ofMinutes(2));
        TestQueue.deliver(scene.worker, nothing);
        assertThat(scene.queue.drain())
                .containsExactlyInAnyOrder(WorkerScene.message(never), WorkerScene.message(lost));
        scene.clock.advance(Duration.ofMinutes(2));
        TestQueue.deliver(scene.worker, nothing);
        assertThat(scene.queue.drain()).as("announced a moment ago").isEmpty();
    }

    @Test
    void theScheduleAnnouncesAnErasureWhoseMessageWasLost() {
        var now = scene.clock.instant();
        var lost = erasure("QUEUED", now.minus(Duration.ofHours(2)), null);
        var ofADeadWorker = erasure("RUNNING", now.minus(Duration.ofHours(2)), now.minusSeconds(1));
        erasure("RUNNING", now.minus(Duration.ofHours(2)), now.plusSeconds(60));
        erasure("QUEUED", now.minus(Duration.ofMinutes(80)), null);
        erasure("DONE", now.minus(Duration.ofHours(2)), null);

        fireSchedule();
        assertThat(scene.queue.drain())
                .containsExactlyInAnyOrder("{\"erasure\":\"" + lost + "\"}", "{\"erasure\":\"" + ofADeadWorker + "\"}");

        scene.clock.advance(Duration.ofMinutes(5));
        fireSchedule();
        assertThat(scene.queue.drain()).as("announced a moment ago").hasSize(1);
    }

    private static void fireSchedule() {
        LambdaCall.call(
                scene.worker,
                "{\"version\":\"0\",\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}",
                Duration.ofMinutes(10));
    }

    /** @param leaseUntil null if no worker ever had it */
    private static UUID erasure(String state, Instant announcedAt, Instant leaseUntil) {
        var id = UUID.randomUUID();
        scene.sql.run(
                """
                INSERT INTO erasures
                    (id, source, requested_by, requested_at, environment, role, person_hashes, state, announced_at,
                     lease_until)
                VALUES (?, 'admin', 'x', ?, 'production', 'buyer', '{}', ?, ?, ?)
                """,
                id,
                announcedAt.atOffset(ZoneOffset.UTC),
                state,
                announcedAt.atOffset(ZoneOffset.UTC),
                leaseUntil == null ? null : leaseUntil.atOffset(ZoneOffset.UTC));
        return id;
    }

    @Test
    void theOrderOfTheNoticesDoesNotMatter() {
        var account = scene.account(
                FakeEnvironment.PRODUCTION,
                "u1",
                "CONNECTED",
                scene.clock.instant().minus(Duration.ofDays(1)));
        var deletion = scene.ebay.deletion(FakeEnvironment.PRODUCTION, "seller-a", "u1", null);
        var revocation = scene.ebay.revocation(
                FakeEnvironment.PRODUCTION, "seller-a", "u1", "REVOKED_BY_EBAY", scene.clock.instant());
        var other = scene.ebay.notice(
                FakeEnvironment.PRODUCTION, FakeNotices.DELETION, scene.clock.instant(), new ObjectMapper().nullNode());
        for (var notice : new SignedNotice[] {other, deletion, revocation}) {
            scene.work(notice);
        }
        assertThat(scene.sql.texts("SELECT state || ' ' || outcome FROM ebay_notices ORDER BY 1"))
                .contains("IGNORED names_no_person", "PROCESSED erasure_requested")
                .hasSize(3);
        assertThat(scene.sql.text("SELECT status <> 'CONNECTED' FROM accounts WHERE id = ?", account))
                .isEqualTo("t");
    }
}
