package dev.ebayconnector.logs;

import java.time.Instant;
import java.util.UUID;

/**
 * Which events a caller asks for; null members leave all in.
 *
 * @param event its full name, such as {@code oauth.success}
 * @param from  the earliest time
 * @param to    the first time that is left out
 */
record EventFilter(
        String level, String event, String requestId, UUID accountId, UUID runId, Instant from, Instant to) {}
