package dev.ebayconnector.fakeebay;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Clocks that stand still. */
final class Clocks {
    private Clocks() {}

    static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
