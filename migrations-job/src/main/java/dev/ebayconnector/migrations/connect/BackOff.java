package dev.ebayconnector.migrations.connect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from the first one up to 32 s, with some jitter, so that several jobs do not connect at the same moment. */
public record BackOff(Duration first, RandomGenerator chance) {

    private static final Duration LONGEST = Duration.ofSeconds(32);
    private static final long LARGEST_JITTER_MILLIS = 999;

    public Duration waitAfter(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long millis = Math.max(first.toMillis(), Math.min(doubled, LONGEST.toMillis()));
        return Duration.ofMillis(millis + chance.nextLong(Math.min(millis / 4, LARGEST_JITTER_MILLIS) + 1));
    }

    public static String inWords(Duration wait) {
        return wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
    }
}
