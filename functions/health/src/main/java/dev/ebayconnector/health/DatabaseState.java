package dev.ebayconnector.health;

/** What a question to the database brought. */
sealed interface DatabaseState {

    /** The server answers, and this build can work on its schema, which may be newer than what it knows. */
    record Reached(String schema, double latencyMillis) implements DatabaseState {}

    /** The server answers, but this build cannot work on its schema; {@code none} if it was never migrated. */
    record SchemaTooOld(String schema, double latencyMillis) implements DatabaseState {}

    /** The server answers but takes no writes. */
    record ReadOnly(double latencyMillis) implements DatabaseState {}

    record Away(String reason, double latencyMillis) implements DatabaseState {}
}
