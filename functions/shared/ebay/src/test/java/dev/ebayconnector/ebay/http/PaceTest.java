package dev.ebayconnector.ebay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls are spaced, whatever threads make them. */
final class PaceTest {

    @AfterEach
    void interruptNoOther() {
        Thread.interrupted();
    }

    @Test
    void noMoreCallsAreMadeInASecondThanAllowed() {
        var pace = new Pace(100);
        long begun = System.nanoTime();

        SideBySide.each(Collections.nCopies(21, "call"), call -> {
            pace.await();
            return call;
        });

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anInterruptedThreadStopsWaiting() {
        var pace = new Pace(1);
        pace.await();
        Thread.currentThread().interrupt();

        assertThatThrownBy(pace::await).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
