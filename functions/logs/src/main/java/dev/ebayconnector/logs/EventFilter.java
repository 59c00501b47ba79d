package dev.ebayconnector.logs;

import java.time.Instant;
import java.util.UUID;

/**
 * Which events a caller asks for; null members leave all in.
 *
 * @param event      its full name, such as {@code oauth.success}
 * @param userId     of who caused it, also by an API token
 * @param apiTokenId of the token by which a program caused it
 * @param from       the earliest time
 * @param to         the first time that is left out
 */
record EventFilter(
        String level,
        String event,
        String requestId,
        UUID userId,
        UUID apiTokenId,
        UUID accountId,
        UUID runId,
        Instant from,
        Instant to) {}
