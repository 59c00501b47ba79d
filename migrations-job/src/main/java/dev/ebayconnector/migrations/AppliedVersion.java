package dev.ebayconnector.migrations;

/** One script that this run applied, and how long it took. */
record AppliedVersion(String version, String script, long millis) {}
