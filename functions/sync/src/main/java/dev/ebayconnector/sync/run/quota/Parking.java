package dev.ebayconnector.sync.run.quota;

import java.time.Instant;

/**
 * Until when a run waits, and why.
 *
 * @param code   fixed, for programs
 * @param detail a sentence for people
 * @param outage whether eBay failed, which a run survives only for a while
 */
public record Parking(Instant until, String code, String detail, boolean outage) {}
