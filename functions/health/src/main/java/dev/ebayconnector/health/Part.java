package dev.ebayconnector.health;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * One part of the whole and how it is.
 *
 * @param status    {@code ok}, {@code warn} where somebody must act in time, {@code fail}, or {@code unknown} where another part
 *                  keeps it from being asked
 * @param latencyMs how long the question took
 * @param cause     one line on what is wrong, for everybody's eyes
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Part(
        String name,
        String status,
        double latencyMs,
        @Nullable String cause) {

    static Part ok(String name, long start, String remark) {
        return new Part(name, "ok", millisSince(start), remark);
    }

    static Part warn(String name, long start, String cause) {
        return new Part(name, "warn", millisSince(start), cause);
    }

    static Part fail(String name, long start, String cause) {
        return new Part(name, "fail", millisSince(start), cause);
    }

    static Part unknown(String name, long start, String cause) {
        return new Part(name, "unknown", millisSince(start), cause);
    }

    boolean isOk() {
        return status.equals("ok") || status.equals("warn");
    }

    private static double millisSince(long start) {
        return Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
    }
}
