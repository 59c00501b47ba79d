package dev.ebayconnector.core.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of a statement's result. */
@FunctionalInterface
public interface ResultReader<R> {

    /** @param rows before the first of them */
    R of(ResultSet rows) throws SQLException;
}
