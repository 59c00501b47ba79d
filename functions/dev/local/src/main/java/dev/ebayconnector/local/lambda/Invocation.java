package dev.ebayconnector.local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One event on its way through an instance. */
record Invocation(String requestId, byte[] event, Instant deadline, CompletableFuture<Outcome> outcome) {}
