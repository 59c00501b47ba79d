package dev.ebayconnector.core.metrics;

/**
 * What a figure belongs to, besides the function.
 *
 * @param name null for a figure of the function as a whole; then the value is null too
 */
record Dimension(String name, String value) {}
