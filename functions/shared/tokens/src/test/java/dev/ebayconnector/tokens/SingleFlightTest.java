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

class SingleFlightTest {

    private final SingleFlight<String, Integer> flights = new SingleFlight<>();
    private final AtomicInteger works = new AtomicInteger();

    @Test
    void callersDuringTheWorkShareItsResultAndLaterCallersWorkAgain() throws Exception {
        var gate = new Gate();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        callers.add(Thread.startVirtualThread(() -> answers.add(flights.run("a", () -> work(gate)))));
        gate.awaitArrival();
        for (int i = 1; i < 50; i++) {
            callers.add(Thread.startVirtualThread(() -> answers.add(flights.run("a", () -> work(gate)))));
        }
        for (var caller : callers) {
            awaitWaiting(caller);
        }
        assertThat(flights.run("b", works::incrementAndGet)).isEqualTo(2);
        gate.open();
        for (var caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(answers).hasSize(50).containsOnly(1);
        assertThat(flights.run("a", works::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void anExceptionReachesAllWaitingCallersUnchangedAndIsNotKept() {
        assertThatThrownBy(() -> flights.run("a", () -> {
                    throw new IllegalStateException("as it is");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is");
        assertThat(flights.run("a", works::incrementAndGet)).isOne();
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
