package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.util.Optional;

/** Makes a caller wait. Only a virtual thread is held, so thousands may wait at once. */
public final class Pause {
    private Pause() {}

    public static void of(Optional<Duration> duration) {
        if (duration.filter(Duration::isPositive).isEmpty()) {
            return;
        }
        try {
            Thread.sleep(duration.get());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
