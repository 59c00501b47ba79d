package dev.ebayconnector.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstancePoolTest {
    @TempDir
    private Path directory;

    @Test
    void consecutiveEventsUseTheSameInstance() throws InterruptedException {
        try (InstancePool pool = pool(Duration.ofSeconds(20), 0, 2)) {
            pool.warm();
            assertThat(process(pool)).isEqualTo(process(pool));
        }
    }

    @Test
    void anEventGetsANewInstanceWhenAllAreBusy() throws Exception {
        try (InstancePool pool = pool(Duration.ofSeconds(20), 0, 2);
                ServerSocket meeting = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String meet = "\"meet " + meeting.getLocalPort() + "\"";
            var first = CompletableFuture.supplyAsync(() -> invoke(pool, meet), threads);
            var second = CompletableFuture.supplyAsync(() -> invoke(pool, meet), threads);
            // Both are inside their handlers before either is let go.
            try (Socket one = meeting.accept();
                    Socket other = meeting.accept()) {
                one.getOutputStream().write(1);
                other.getOutputStream().write(1);
                assertThat(((Outcome.Answered) first.get()).text())
                        .isNotEqualTo(((Outcome.Answered) second.get()).text());
            }
        }
    }

    @Test
    void anAnswerAboveLambdasLimitFailsAndTheNextEventGetsANewInstance() throws InterruptedException {
        try (InstancePool pool = pool(Duration.ofSeconds(20), 1, 1)) {
            assertThat(invoke(pool, "\"large\"")).isInstanceOf(Outcome.TooLarge.class);
            assertThat(process(pool)).isNotBlank();
        }
    }

    @Test
    void reservedConcurrencyLimitsTheInstancesAndTheNextEventWaits() throws Exception {
        try (InstancePool pool = pool(Duration.ofSeconds(2), 1, 3);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.warm();
            var first = CompletableFuture.supplyAsync(() -> invoke(pool, "\"hang\""), threads);
            var second = CompletableFuture.supplyAsync(() -> invoke(pool, "\"hang\""), threads);
            assertThat(first.get()).isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(2)));
            assertThat(second.get()).isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(2)));
            assertThat(pool.maximum()).isEqualTo(1);
        }
    }

    @Test
    void anInstanceIsKilledAndReplacedAfterItsTimeout() throws InterruptedException {
        try (InstancePool pool = pool(Duration.ofSeconds(2), 1, 1)) {
            pool.warm();
            long before = Long.parseLong(process(pool));
            assertThat(invoke(pool, "\"hang\"")).isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(2)));
            assertThat(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
            assertThat(Long.parseLong(process(pool))).isNotEqualTo(before);
        }
    }

    @Test
    void aCrashFailsItsEventAndTheNextEventGetsANewInstance() throws InterruptedException {
        try (InstancePool pool = pool(Duration.ofSeconds(20), 1, 1)) {
            assertThat(invoke(pool, "\"die\"")).isEqualTo(new Outcome.Crashed(7));
            assertThat(process(pool)).isNotBlank();
        }
    }

    @Test
    void closeEndsEveryProcess() throws InterruptedException {
        InstancePool pool = pool(Duration.ofSeconds(20), 0, 1);
        long process = Long.parseLong(process(pool));
        pool.close();
        assertThat(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    private InstancePool pool(Duration timeout, int reserved, int maximum) {
        return new InstancePool(
                TestFunctions.named("PoolFunction", TestHandler.class, timeout, reserved),
                TestFunctions.launcher(directory),
                maximum);
    }

    private static String process(InstancePool pool) {
        return ((Outcome.Answered) invoke(pool, "\"process\"")).text();
    }

    private static Outcome invoke(InstancePool pool, String event) {
        try {
            return pool.invoke(event.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
