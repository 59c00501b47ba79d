package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescingTest {

    private final Coalescing<String, Integer> coalescing = new Coalescing<>();
    private final AtomicInteger works = new AtomicInteger();

    @Test
    void whoeverComesDuringTheWorkGetsItsResultAndWhoeverComesLaterWorksAgain() throws Exception {
        var gate = new Gate();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        callers.add(Thread.startVirtualThread(() -> answers.add(coalescing.run("a", () -> work(gate)))));
        gate.awaitSomebody();
        for (int i = 1; i < 50; i++) {
            callers.add(Thread.startVirtualThread(() -> answers.add(coalescing.run("a", () -> work(gate)))));
        }
        for (var caller : callers) {
            awaitWaiting(caller);
        }
        assertThat(coalescing.run("b", works::incrementAndGet)).isEqualTo(2);
        gate.open();
        for (var caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(answers).hasSize(50).containsOnly(1);
        assertThat(coalescing.run("a", works::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void aFailureReachesWhoeverWaitedAsItIsAndIsNotKept() {
        assertThatThrownBy(() -> coalescing.run("a", () -> {
                    throw new IllegalStateException("as it is");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is");
        assertThat(coalescing.run("a", works::incrementAndGet)).isOne();
    }

    private static void awaitWaiting(Thread caller) throws InterruptedException {
        for (int i = 0;
                i < 2000
                        && caller.getState() != Thread.State.WAITING
                        && caller.getState() != Thread.State.TIMED_WAITING;
                i++) {
            Thread.sleep(5);
        }
        assertThat(caller.getState()).isIn(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    }

    private int work(Gate gate) {
        int number = works.incrementAndGet();
        gate.pass();
        return number;
    }
}
