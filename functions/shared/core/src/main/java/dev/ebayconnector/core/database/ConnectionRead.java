package dev.ebayconnector.core.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads something on one connection. */
@FunctionalInterface
public interface ConnectionRead<T> {

    T of(Connection connection) throws SQLException;
}
