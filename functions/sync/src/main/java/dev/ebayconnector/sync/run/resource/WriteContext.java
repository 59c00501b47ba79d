package dev.ebayconnector.sync.run.resource;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose records are written, by which run and when.
 *
 * @param seal of the account; null where no record is written
 */
public record WriteContext(UUID accountId, UUID runId, Instant now, PageSeal seal) {

    /** For what writes no record. */
    public WriteContext(UUID accountId, UUID runId, Instant now) {
        this(accountId, runId, now, null);
    }
}
