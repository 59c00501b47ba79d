package dev.ebayconnector.bench;

/** Medians of one function, in milliseconds; {@code cachedMillis} is a cold start with the JVM's ahead-of-time cache. */
record Measured(String name, String target, double coldMillis, double cachedMillis, double warmMillis) {}
