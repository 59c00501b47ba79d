package dev.ebayconnector.migrations.report;

/** One script that this run applied, and how long it took. */
public record AppliedVersion(String version, String script, long millis) {}
