package dev.ebayconnector.privacy.erasure;

import java.time.Instant;
import java.util.UUID;

/** How one attempt to run an erasure ended. */
public sealed interface ErasureResult {

    /** The receipt exists: written by this attempt, or by an earlier one. */
    record Done(ErasureReceipt receipt, boolean justNow) implements ErasureResult {}

    /** The deadline came first, or syncs kept the barrier busy; announce the erasure again, it goes on where it stopped. */
    record Unfinished(UUID id, String step) implements ErasureResult {}

    /** Another worker has it. */
    record Busy(UUID id, Instant until) implements ErasureResult {}

    /**
     * It did not end. Running it again starts over.
     *
     * @param retryAt when it is due again; null if it has given up and a person must look
     */
    record Failed(UUID id, String reason, Instant retryAt) implements ErasureResult {}

    /** There is no such erasure. */
    record Unknown(UUID id) implements ErasureResult {}
}
