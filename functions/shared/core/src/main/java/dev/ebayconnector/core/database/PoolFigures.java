package dev.ebayconnector.core.database;

/**
 * The pool at one moment.
 *
 * @param waiting callers that wait for a connection
 */
public record PoolFigures(int open, int busy, int idle, int waiting, int maximum) {}
