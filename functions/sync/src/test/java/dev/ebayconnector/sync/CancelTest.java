package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.sync.AlteringProxy.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A STOP cancels what is in flight and wins over every other end. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class CancelTest {

    private static final long FEW_SECONDS = 5;

    private final SyncSystem system;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch forever = new CountDownLatch(1);

    CancelTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.connect(FakeEnvironment.SANDBOX);
    }

    @Test
    void aCallThatHangsIsCancelled() throws Exception {
        system.sandbox.answerOrders((call, offset, limit) -> {
            asked.countDown();
            forever.await(40, TimeUnit.SECONDS);
            return new Reply(500, "");
        });

        stopsWithinSeconds();
        forever.countDown();
        assertThat(system.sandbox.calls()).as("no retry follows").isEqualTo(1);
    }

    @Test
    void aCallThatIsRetriedIsCancelled() throws Exception {
        system.sandbox.answerOrders((call, offset, limit) -> {
            if (call == 2) {
                asked.countDown();
                forever.await(40, TimeUnit.SECONDS);
            }
            return new Reply(503, "");
        });

        stopsWithinSeconds();
        forever.countDown();
        assertThat(system.sandbox.calls()).isEqualTo(2);
    }

    /** The page fails at the moment of the STOP, before anyone can look. */
    @Test
    void aStopWinsOverAFailure() {
        var run = system.ask("{}");
        system.sandbox.answerOrders((call, offset, limit) -> {
            system.stop(run);
            return new Reply(400, "{\"errors\":[{\"errorId\":30800,\"message\":\"Invalid filter.\"}]}");
        });

        system.queue.deliver(system.worker);

        stopped(run);
    }

    @Test
    void aStopWinsOverAListThatIsIncomplete() {
        var run = system.ask("{}");
        system.sandbox.answerOrders((call, offset, limit) -> {
            if (call == 3) {
                system.stop(run);
            }
            return OrderList.reply(List.of(), 10, null);
        });

        system.queue.deliver(system.worker);

        stopped(run);
        assertThat(system.sandbox.calls()).isEqualTo(3);
    }

    @Test
    void aStopWinsOverTheEndOfAnInvocation() {
        var run = system.ask("{}");
        system.sandbox.answerOrders((call, offset, limit) -> {
            system.stop(run);
            return OrderList.reply(List.of(), 0, null);
        });

        system.queue.deliver(system.worker, Duration.ofSeconds(1));

        stopped(run);
        assertThat(system.queue.empty()).isTrue();
    }

    private void stopsWithinSeconds() throws InterruptedException {
        var run = system.ask("{}");
        var worker = Thread.ofPlatform().start(() -> system.queue.deliver(system.worker));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();

        assertThat(system.stop(run).status()).isEqualTo(202);

        assertThat(worker.join(Duration.ofSeconds(20))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(FEW_SECONDS));
        stopped(run);
    }

    private void stopped(UUID run) {
        var ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("STOPPED");
        assertThat(ended.path("error").isNull()).isTrue();
        assertThat(ended.path("calls").asInt()).as("calls in vain count").isEqualTo(system.sandbox.calls());
        assertThat(system.events(run)).endsWith("sync.stopped").doesNotContain("sync.failed");
    }
}
