package dev.ebayconnector.logging;

import java.time.Instant;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * One entry of the log.
 *
 * @param values what else is known, by the name of its member: texts, numbers, booleans, or anything else by its text
 * @param thrown null if the entry tells of none
 */
record LogEntry(Instant at, Level level, String logger, String message, Map<String, Object> values, Throwable thrown) {}
