package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.ebay.Scopes;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule whose slot has come, with what decides whether a run can start.
 *
 * @param nextDueAt the slot
 * @param scopes    what the seller granted; null without a token
 * @param watermark up to where the resource is complete; null before its first successful run
 * @param brought   whether a run since the last start brought something new
 * @param active    whether a run of the account and resource has not ended
 */
@Introspected
public record DueSchedule(
        UUID accountId,
        String resource,
        int everySeconds,
        boolean adaptive,
        Instant nextDueAt,
        @Nullable Instant lastStartedAt,
        int quietRuns,
        String accountStatus,
        @Nullable String scopes,
        @Nullable Instant watermark,
        @Nullable String lastRunState,
        boolean brought,
        boolean active) {

    private static final String CONNECTED = "CONNECTED";

    boolean connected() {
        return accountStatus.equals(CONNECTED) && scopes != null;
    }

    Scopes granted() {
        return Scopes.parse(scopes);
    }

    /** Runs that brought nothing new, the last one included. */
    int quietRunsNow() {
        return QuietRuns.after(quietRuns, lastRunState, brought);
    }

    Pace pace(ScheduleSettings settings) {
        return new Pace(Duration.ofSeconds(everySeconds), adaptive && settings.adaptive() ? quietRunsNow() : 0);
    }
}
