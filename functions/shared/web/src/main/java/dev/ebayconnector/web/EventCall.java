package dev.ebayconnector.web;

import dev.ebayconnector.core.RequestId;
import java.time.Instant;
import java.util.Map;

/**
 * One call of an {@link EventFunction}.
 *
 * @param event     empty if Lambda was given none
 * @param deadline  no new work is begun after it
 * @param requestId Lambda's
 */
public record EventCall(Map<String, Object> event, Instant deadline, RequestId requestId) {}
