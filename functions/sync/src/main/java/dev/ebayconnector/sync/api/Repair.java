package dev.ebayconnector.sync.api;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * A repair that was started.
 *
 * @param days that are read again; none for a list without dates, which is read whole
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Repair(String runId, List<String> days) {}
