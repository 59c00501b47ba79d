package dev.ebayconnector.sync.run.resource;

import java.time.Instant;
import java.util.UUID;

/** Whose records are written, by which run and when. */
public record WriteContext(UUID accountId, UUID runId, Instant now) {}
