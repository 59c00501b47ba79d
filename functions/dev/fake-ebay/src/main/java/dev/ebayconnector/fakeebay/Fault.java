package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault for calls whose path starts with the prefix: the first {@code after} of them are spared, then {@code count} suffer.
 *
 * @param status the HTTP status of a {@link FaultKind#STATUS} fault, else 0
 * @param delay  waited before the answer, whatever the kind
 */
public record Fault(String pathPrefix, FaultKind kind, int status, int after, int count, Duration delay) {
    private static final Duration SLOW = Duration.ofSeconds(3);

    public static Fault of(String pathPrefix, FaultKind kind) {
        return new Fault(pathPrefix, kind, 0, 0, 1, kind == FaultKind.SLOW ? SLOW : Duration.ZERO);
    }

    public static Fault status(String pathPrefix, int status) {
        return new Fault(pathPrefix, FaultKind.STATUS, status, 0, 1, Duration.ZERO);
    }

    public Fault times(int calls) {
        return new Fault(pathPrefix, kind, status, after, calls, delay);
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    public Fault after(int calls) {
        return new Fault(pathPrefix, kind, status, calls, count, delay);
    }

    public Fault delayed(Duration by) {
        return new Fault(pathPrefix, kind, status, after, count, by);
    }

    /** Reads a kind as people write it: {@code 429}, {@code slow}, {@code cut}. */
    static Optional<Fault> parse(String pathPrefix, String kind) {
        return kind.matches("[45]\\d\\d")
                ? Optional.of(status(pathPrefix, Integer.parseInt(kind)))
                : FaultKind.find(kind)
                        .filter(found -> found != FaultKind.STATUS)
                        .map(found -> of(pathPrefix, found));
    }
}
