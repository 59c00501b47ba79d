package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run to start.
 *
 * @param from  as requested; may be null
 * @param to    as requested; may be null
 * @param slices what the run reads; at least one
 */
public record RunRequest(
        UUID accountId,
        String resource,
        Instant from,
        Instant to,
        boolean full,
        List<Slice> slices,
        UUID userId,
        String userEmail,
        String requestId) {}
