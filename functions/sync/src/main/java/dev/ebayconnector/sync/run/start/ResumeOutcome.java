package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.sync.run.SyncRun;
import java.util.UUID;

/** The outcome of asking to continue a run that was stopped or has failed. */
public sealed interface ResumeOutcome {

    record Resumed(SyncRun run) implements ResumeOutcome {}

    /** @param reason a sentence for people */
    record Refused(String reason) implements ResumeOutcome {}

    /** @param id of the run of the same account and resource that is under way */
    record OtherActive(UUID id) implements ResumeOutcome {}

    /** The run has failed again. */
    record QueueUnavailable() implements ResumeOutcome {}
}
