package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Three workers that read two pages at once, and a run that is long enough for them. */
final class FanOutScene implements AutoCloseable {

    /** Two years of windows of 30 days, most of them empty. */
    static final String LONG = "{\"full\":true}";

    static final Map<String, String> TWO_PAGES_EACH = Map.of("SYNC_PARALLEL_CALLS", "2", "SYNC_WORKERS_PER_RUN", "4");

    /** Longer than the lease of a window. */
    static final Duration LEASE_ENDS = Duration.ofSeconds(301);

    static final String OPEN = "SELECT count(*) FROM sync_windows WHERE NOT done";

    final SyncWorkerFunction first;
    final SyncWorkerFunction second;
    final SyncWorkerFunction third;
    final Executor threads = task -> Thread.ofVirtual().start(task);
    private final SyncSystem system;

    FanOutScene(SyncSystem system) {
        this.system = system;
        first = system.worker(TWO_PAGES_EACH);
        second = system.worker(TWO_PAGES_EACH);
        third = system.worker(TWO_PAGES_EACH);
    }

    @Override
    public void close() {
        first.context().close();
        second.context().close();
        third.context().close();
    }

    /** A run whose first worker has read two pages and left the rest; its next message is on the queue. */
    UUID begun() {
        system.connect();
        var run = system.ask(LONG);
        system.queue.deliver(system.worker, Duration.ofSeconds(1));
        assertThat(system.state(run)).isEqualTo("WAITING");
        return run;
    }

    /** Every order is stored once, and every window is complete. */
    void succeeded(UUID run) {
        JsonNode ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM sync_windows WHERE run_id = ? AND NOT done", run))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
        assertThat(system.events(run)).containsOnlyOnce("sync.succeeded");
    }

    /** Lets workers take messages, as Lambda does, until the run has ended or is parked. */
    void readBy(UUID run, SyncWorkerFunction... workers) {
        var reading = new CompletableFuture<?>[workers.length];
        for (int i = 0; i < workers.length; i++) {
            var worker = workers[i];
            reading[i] = CompletableFuture.runAsync(
                    () -> {
                        while (!rests(system.show(run))) {
                            system.queue.deliverIfAny(worker, Duration.ofSeconds(900));
                        }
                    },
                    threads);
        }
        CompletableFuture.allOf(reading).join();
    }

    private static boolean rests(JsonNode run) {
        return run.path("finished_at").isTextual() || run.path("waiting").isObject();
    }

    /** Begins to deliver a message that asks for an assistant. */
    CompletableFuture<Void> assist(UUID run, SyncWorkerFunction worker) {
        return CompletableFuture.runAsync(() -> system.queue.batch(worker, List.of("assist/" + run)), threads);
    }

    /** An assistant that has asked for two pages, which eBay does not answer yet. */
    HungAssistant hungAssistant(UUID run) {
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);
        return new HungAssistant(released, assistant);
    }

    /**
     * @param answer its pages are answered when it is completed
     * @param worker completed when the assistant has ended
     */
    record HungAssistant(CompletableFuture<Void> answer, CompletableFuture<Void> worker) {

        /** Lets eBay answer, and waits until the assistant has ended. */
        void end() {
            answer.complete(null);
            worker.join();
        }
    }

    void holdUntilAtOnce(int pages, Runnable act) {
        holdUntilAtOnce(pages, act, new AtomicInteger());
    }

    /** Holds the first pages until so many are asked for at once, does something, and counts the pages begun after. */
    void holdUntilAtOnce(int pages, Runnable act, AtomicInteger after) {
        var atOnce = new CountDownLatch(pages);
        var done = new CompletableFuture<Void>();
        system.ebay.onCall(call -> {
            if (!call.endpoint().equals(SyncSystem.PAGE)) {
                return;
            }
            if (done.isDone()) {
                after.incrementAndGet();
                return;
            }
            atOnce.countDown();
            if (atOnce.getCount() == 0) {
                CompletableFuture.runAsync(act, threads).whenComplete((nothing, failure) -> done.complete(null));
            }
            done.orTimeout(20, TimeUnit.SECONDS).join();
        });
    }

    /** The next pages are not answered until the future that is returned is completed. */
    CompletableFuture<Void> hang(int pages, CountDownLatch hung) {
        var released = new CompletableFuture<Void>().orTimeout(60, TimeUnit.SECONDS);
        var begun = new AtomicInteger();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && begun.incrementAndGet() <= pages) {
                hung.countDown();
                released.join();
            }
        });
        return released;
    }

    static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            Thread.onSpinWait();
        }
    }
}
