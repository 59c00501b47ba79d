package dev.ebayconnector.sync.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a schedule is read in fact. Its slots stay where they are; if its runs bring nothing new, some slots are left
 * out, because all sellers share the application's quota. After three such runs every second slot is read, after six
 * every fourth. The first run that brings something new ends this, whatever started it.
 *
 * @param every     between two slots
 * @param quietRuns successful runs one after another that brought nothing new
 */
public record Pace(Duration every, int quietRuns) {

    private static final int QUIET_RUNS_PER_STEP = 3;
    private static final int MOST_STEPS = 2;

    /** Nothing is read less often than once in seven days because it is quiet. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** The time from one run to the next. */
    public Duration effective() {
        var slower = every.multipliedBy(1L << Math.min(MOST_STEPS, quietRuns / QUIET_RUNS_PER_STEP));
        return slower.compareTo(LONGEST) <= 0 ? slower : LONGEST.compareTo(every) > 0 ? LONGEST : every;
    }

    /**
     * Whether a slot is left out. Half a slot of tolerance, because a run starts up to a minute behind its slot.
     *
     * @param lastStartedAt null if it was never started
     */
    boolean leavesOut(Instant slot, Instant lastStartedAt) {
        return lastStartedAt != null
                && slot.isBefore(lastStartedAt.plus(effective()).minus(every.dividedBy(2)));
    }

    /** The first slot behind the given time. */
    Instant slotAfter(Instant slot, Instant now) {
        if (slot.isAfter(now)) {
            return slot;
        }
        long passed = Duration.between(slot, now).dividedBy(every);
        return slot.plus(every.multipliedBy(passed + 1));
    }

    /** The first slot from the given one on that is not left out. */
    Instant nextStart(Instant slot, Instant lastStartedAt) {
        var next = slot;
        while (leavesOut(next, lastStartedAt)) {
            next = next.plus(every);
        }
        return next;
    }
}
