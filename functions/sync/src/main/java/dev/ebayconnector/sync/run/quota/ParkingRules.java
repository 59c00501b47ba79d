package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.resource.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides which failures a run survives, and how long it waits. */
public final class ParkingRules {

    /** No quota of eBay's is given anew less often; a day has up to 25 hours. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final QuotaBudget budget;
    private final BackOff backOff;
    private final Clock clock;

    public ParkingRules(QuotaBudget budget, RandomGenerator random, Clock clock) {
        this.budget = budget;
        this.backOff = new BackOff(random);
        this.clock = clock;
    }

    /** Empty if only a person can correct it, or eBay has failed for too long. */
    public Optional<Parking> of(SyncRun run, Resource<?> resource, RunFailure failure) {
        return switch (failure) {
            case RunFailure.Quota quota -> Optional.of(quota(run, resource, quota));
            case RunFailure.Outage outage -> outage(run, outage, outage.retryAfter());
            case RunFailure.Reconnect _,
                    RunFailure.ResourceForbidden _,
                    RunFailure.Rejected _,
                    RunFailure.Misconfigured _,
                    RunFailure.Unfinished _ -> Optional.empty();
        };
    }

    private Optional<Parking> outage(SyncRun run, RunFailure failure, Optional<Duration> retryAfter) {
        var now = clock.instant();
        var since = run.failingSince() == null ? now : run.failingSince();
        if (!now.isBefore(since.plus(BackOff.LONGEST_OUTAGE))) {
            return Optional.empty();
        }
        return Optional.of(pause(run, failure, retryAfter, now));
    }

    private Parking pause(SyncRun run, RunFailure failure, Optional<Duration> retryAfter, Instant now) {
        var pause = backOff.after(run.pauses());
        var asked = retryAfter.orElse(Duration.ZERO);
        return new Parking(
                bounded(now, now.plus(asked.compareTo(pause) > 0 ? asked : pause)),
                failure.code(),
                failure.detail(),
                true);
    }

    /**
     * Until eBay's reset if no calls are left; else as long as eBay asks to. If eBay counts calls that are left, it
     * limits the rate, not the number, and the run comes back soon.
     */
    private Parking quota(SyncRun run, Resource<?> resource, RunFailure.Quota failure) {
        var stated = budget.ask(run.environment(), resource.quota()).stated();
        var now = clock.instant();
        Instant until;
        if (stated.isPresent() && stated.get().remaining() <= 0) {
            until = stated.get().resetsAt();
        } else if (failure.retryAfter().isPresent()) {
            until = now.plus(failure.retryAfter().get());
        } else if (stated.isPresent()) {
            return pause(run, failure, Optional.empty(), now);
        } else {
            until = QuotaDay.end(now);
        }
        var parked = new Parking(bounded(now, until), failure.code(), failure.detail(), false);
        budget.block(run.environment(), resource.quota(), parked.until());
        return parked;
    }

    private static Instant bounded(Instant now, Instant until) {
        var latest = now.plus(LONGEST);
        var earliest = now.plus(SHORTEST);
        return until.isAfter(latest) ? latest : until.isBefore(earliest) ? earliest : until;
    }
}
