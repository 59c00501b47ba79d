package dev.ebayconnector.health;

/** What the database answered. */
sealed interface DatabaseState {

    /** The server answers, and its schema is the one that this build needs or a newer one. */
    record Reached(String schema, double latencyMillis) implements DatabaseState {}

    /** The server answers, but its schema is too old for this build; {@code none} if it was never migrated. */
    record SchemaTooOld(String schema, double latencyMillis) implements DatabaseState {}

    /** The server answers but accepts no writes. */
    record ReadOnly(double latencyMillis) implements DatabaseState {}

    record Unreachable(String reason, double latencyMillis) implements DatabaseState {}
}
