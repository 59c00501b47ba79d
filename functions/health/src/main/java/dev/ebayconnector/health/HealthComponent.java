package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * One component of the connector and its state.
 *
 * @param status    {@code ok}, {@code warn} if an operator must act in time, {@code fail}, or {@code unknown} if the failure
 *                  of another component prevents the check
 * @param latencyMs how long the check took
 * @param cause     one line that names no host and no account
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record HealthComponent(
        String name,
        String status,
        double latencyMs,
        @Nullable String cause) {

    static HealthComponent ok(String name, Stopwatch stopwatch, String remark) {
        return new HealthComponent(name, "ok", millis(stopwatch), remark);
    }

    static HealthComponent warn(String name, Stopwatch stopwatch, String cause) {
        return new HealthComponent(name, "warn", millis(stopwatch), cause);
    }

    static HealthComponent fail(String name, Stopwatch stopwatch, String cause) {
        return new HealthComponent(name, "fail", millis(stopwatch), cause);
    }

    static HealthComponent unknown(String name, Stopwatch stopwatch, String cause) {
        return new HealthComponent(name, "unknown", millis(stopwatch), cause);
    }

    boolean isOk() {
        return status.equals("ok") || status.equals("warn");
    }

    /** Milliseconds with two decimals. */
    static double millis(Stopwatch stopwatch) {
        return Math.round(stopwatch.elapsed().toNanos() / 10_000.0) / 100.0;
    }
}
