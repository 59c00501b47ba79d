package dev.ebayconnector.sync.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code sync_schedules} with its last run.
 *
 * @param nextDueAt     its next slot
 * @param lastStartedAt when it started a run last
 * @param quietRuns     the runs before the last one that brought nothing new, in a row
 * @param lastSkip      why its last slot started no run; null if it did
 * @param changedBy     e-mail address of the user who changed it last; null if it has its defaults
 * @param lastRunNews   rows that the last run inserted, updated or marked as gone
 */
@MappedEntity("sync_schedules")
public record Schedule(
        @Id UUID accountId,
        String resource,
        int everySeconds,
        boolean paused,
        boolean adaptive,
        Instant nextDueAt,
        @Nullable Instant lastStartedAt,
        int quietRuns,
        @Nullable String lastSkip,
        @Nullable Instant lastSkippedAt,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable UUID lastRunId,
        @Nullable String lastRunState,
        @Nullable Long lastRunNews) {

    /** As it is read now. */
    public Pace pace(ScheduleSettings settings) {
        return new Pace(
                Duration.ofSeconds(everySeconds),
                adaptive && settings.adaptive()
                        ? QuietRuns.after(quietRuns, lastRunState, lastRunNews != null && lastRunNews > 0)
                        : 0);
    }

    /** When it starts its next run, if nothing new comes before. */
    public Instant nextStart(ScheduleSettings settings) {
        return pace(settings).nextStart(nextDueAt, lastStartedAt);
    }
}
