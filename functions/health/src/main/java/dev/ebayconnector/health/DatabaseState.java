package dev.ebayconnector.health;

/** What a question to the database brought. */
sealed interface DatabaseState {

    record Reached(String schema, double latencyMillis) implements DatabaseState {
    }

    /** The server answers, but this build cannot work on its schema. */
    record SchemaTooOld(String schema) implements DatabaseState {
    }

    record Away(String reason) implements DatabaseState {
    }
}
