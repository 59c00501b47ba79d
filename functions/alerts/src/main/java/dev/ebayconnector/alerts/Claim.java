package dev.ebayconnector.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that a worker has taken.
 *
 * @param owner    its lease names it; what it writes counts only while the lease is its own
 * @param attempts this one included
 * @param firstAt  of the first attempt
 */
record Claim(UUID id, Alert alert, String owner, int attempts, Instant firstAt) {}
