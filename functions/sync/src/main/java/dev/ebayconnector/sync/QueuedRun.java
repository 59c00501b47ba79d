package dev.ebayconnector.sync;

import java.util.UUID;

/** What came of asking for a run. */
sealed interface QueuedRun {

    record Queued(UUID id) implements QueuedRun {}

    /** @param id the run that is in the way; null if it ended a moment ago */
    record Active(UUID id) implements QueuedRun {}

    /** @param id the run that could not be announced; it has failed, so the next wish finds nothing in its way */
    record QueueAway(UUID id) implements QueuedRun {}
}
