package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.Parking;

/** How the reading of a claimed run came to its end. */
sealed interface ReadOutcome {

    /** Every slice is complete. */
    record Everything() implements ReadOutcome {}

    /** Time is up; the next worker continues. */
    record TimeUp() implements ReadOutcome {}

    /** No more calls may be made now. */
    record Parked(Parking parking) implements ReadOutcome {}

    /** @param calls that stored no page */
    record Failed(RunFailure why, Calls calls) implements ReadOutcome {}

    /**
     * A STOP was requested, or the lease was lost.
     *
     * @param calls that stored no page
     */
    record Disturbed(Calls calls) implements ReadOutcome {}
}
