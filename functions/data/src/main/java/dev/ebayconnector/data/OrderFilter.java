package dev.ebayconnector.data;

import java.time.Instant;
import java.util.UUID;

/**
 * Which orders a caller asks for; null members leave all in.
 *
 * @param from the earliest {@code created_at}
 * @param to   the first {@code created_at} that is left out
 */
record OrderFilter(UUID accountId, String status, String buyer, Instant from, Instant to) {}
