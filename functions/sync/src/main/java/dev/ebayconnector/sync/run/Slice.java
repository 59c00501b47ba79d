package dev.ebayconnector.sync.run;

import java.time.Instant;

/**
 * A part of a resource that is read page by page: a closed period, or a whole list that has no dates.
 *
 * @param dateField which date the period is about, in the resource's own words; null without a period
 * @param from      first moment, included; null without a period
 * @param to        last moment, included; null without a period
 */
public record Slice(String dateField, Instant from, Instant to) {}
