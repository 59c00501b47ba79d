package dev.ebayconnector.bench;

/** Medians of one function, in milliseconds. */
record Measured(String name, String target, double coldMillis, double warmMillis) {
}
