package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A part of an erasure.
 *
 * @param name as it is kept with the erasure's progress
 */
record Step(String name, Work work) {

    /** One batch, within a transaction. */
    @FunctionalInterface
    interface Work {
        Batch on(Connection connection, List<String> cursor) throws SQLException;
    }
}
