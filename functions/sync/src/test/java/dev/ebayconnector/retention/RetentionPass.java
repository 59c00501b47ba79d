package dev.ebayconnector.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A pass of the real function, for tests of what it and a sync do together. */
public final class RetentionPass {

    private RetentionPass() {}

    /** Returns how many rows changed, by class. */
    public static Map<String, Object> run(Map<String, String> environment, Clock clock) {
        var function = new RetentionFunction(environment);
        try (var context = function.context()) {
            context.registerSingleton(Clock.class, clock);
            return context.getBean(Retention.class).pass(clock.instant().plus(Duration.ofMinutes(5)), null);
        }
    }
}
