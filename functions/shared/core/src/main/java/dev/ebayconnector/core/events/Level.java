package dev.ebayconnector.core.events;

/** How much an event matters; the names stand in the table. */
public enum Level {
    INFO,
    WARN,
    ERROR
}
