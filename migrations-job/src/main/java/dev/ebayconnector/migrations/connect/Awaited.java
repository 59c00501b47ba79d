package dev.ebayconnector.migrations.connect;

import java.sql.Connection;

/** What became of waiting for the database. */
public sealed interface Awaited {

    record Ready(Connection connection) implements Awaited {}

    record Unreachable(String problem) implements Awaited {}

    record TooLate(String problem) implements Awaited {}
}
