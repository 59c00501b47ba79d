package dev.ebayconnector.sync.run.start;

import java.util.UUID;

/** The outcome of resetting a resource of an account. */
public sealed interface ResetOutcome {

    /**
     * @param watermark whether there was one
     * @param records   that were deleted
     */
    record Done(boolean watermark, int records) implements ResetOutcome {}

    /** @param id of the run that is under way */
    record Active(UUID id) implements ResetOutcome {}

    /** The rows of this resource cannot be deleted; nothing was changed. */
    record RowsKept() implements ResetOutcome {}
}
