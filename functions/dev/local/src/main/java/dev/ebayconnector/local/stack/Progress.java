package dev.ebayconnector.local.stack;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Prints one line for each completed step, with its duration. */
public final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private Instant since;

    public Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.since = clock.instant();
    }

    public void done(String step, Object what) {
        Instant now = clock.instant();
        out.printf(
                "  %-13s %-76s %5.1f s%n",
                step, what, Duration.between(since, now).toMillis() / 1000.0);
        out.flush();
        since = now;
    }
}
