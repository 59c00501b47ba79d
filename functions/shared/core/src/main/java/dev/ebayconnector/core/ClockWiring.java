package dev.ebayconnector.core;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of a function, in UTC; a test puts its own in its place. */
@Factory
public final class ClockWiring {

    /** For what is there before the beans are. */
    public static Clock system() {
        return Clock.systemUTC();
    }

    @Singleton
    @Secondary
    Clock clock() {
        return system();
    }
}
