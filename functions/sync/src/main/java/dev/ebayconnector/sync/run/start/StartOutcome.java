package dev.ebayconnector.sync.run.start;

import java.time.Instant;
import java.util.UUID;

/** The outcome of requesting a run. */
public sealed interface StartOutcome {

    record Started(UUID id) implements StartOutcome {}

    /**
     * Another run of the account and resource has not ended.
     *
     * @param id      of that run; null if it ended a moment ago
     * @param revived whether it had no worker and was put on the queue again
     * @param waitsUntil of a parked run; else null
     */
    record Active(UUID id, boolean revived, Instant waitsUntil) implements StartOutcome {}

    /** @param id of the run, which has failed; the next request does not meet it */
    record QueueUnavailable(UUID id) implements StartOutcome {}
}
