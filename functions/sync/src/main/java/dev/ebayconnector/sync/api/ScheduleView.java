package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.schedule.Schedule;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;

/**
 * A schedule as callers see it.
 *
 * @param on               whether the resource is switched on
 * @param effectiveMinutes how often it is read now; more than {@code everyMinutes} if its runs bring nothing new
 * @param nextDueAt        null while it is paused or switched off
 * @param skipped          null if a run was started at its last slot, or the slot was left out
 * @param changedBy        null for the defaults
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ScheduleView(
        String accountId,
        String resource,
        boolean on,
        int everyMinutes,
        int effectiveMinutes,
        boolean adaptive,
        boolean paused,
        @Nullable Instant nextDueAt,
        @Nullable Instant lastStartedAt,
        @Nullable LastRun lastRun,
        @Nullable Skipped skipped,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** @param rowsNew that it inserted, updated or marked as gone */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record LastRun(String id, String state, long rowsNew) {}

    /** Why the last slot started no run. */
    @Serdeable
    record Skipped(Instant at, String reason) {}

    static ScheduleView of(Schedule schedule, ScheduleSettings settings, boolean on) {
        return new ScheduleView(
                schedule.accountId().toString(),
                schedule.resource(),
                on,
                minutes(schedule.everySeconds()),
                Math.toIntExact(schedule.pace(settings).effective().toMinutes()),
                schedule.adaptive(),
                schedule.paused(),
                on && !schedule.paused() ? schedule.nextStart(settings) : null,
                schedule.lastStartedAt(),
                schedule.lastRunState() == null
                        ? null
                        : new LastRun(schedule.lastRunId().toString(), schedule.lastRunState(), schedule.lastRunNews()),
                schedule.lastSkip() == null ? null : new Skipped(schedule.lastSkippedAt(), schedule.lastSkip()),
                schedule.changedBy(),
                schedule.changedAt());
    }

    static int minutes(int seconds) {
        return Math.toIntExact(Duration.ofSeconds(seconds).toMinutes());
    }
}
