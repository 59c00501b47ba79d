package dev.ebayconnector.local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An event that an instance is processing. */
record Invocation(String requestId, byte[] event, Instant deadline, CompletableFuture<Outcome> outcome) {}
