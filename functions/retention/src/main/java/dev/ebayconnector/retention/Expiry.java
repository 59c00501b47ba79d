package dev.ebayconnector.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** One class of rows that are kept for a period. What is due stands in the tables, so any pass continues any other. */
interface Expiry {

    /** As the event and a dry run show it. */
    String name();

    /**
     * Removes some of the rows that are due at this time, the oldest first, within the caller's transaction. Rows that
     * another session has locked are left to a later batch.
     *
     * @param most rows that are written at most, so that the transaction stays short
     */
    Removed remove(Connection connection, Instant now, int most) throws SQLException;

    /** How many rows are due at this time; counts no further than {@code most}. */
    int due(Connection connection, Instant now, int most) throws SQLException;

    /**
     * What one batch did.
     *
     * @param rows of the class that are gone
     * @param more whether another batch may find something
     */
    record Removed(int rows, boolean more) {}
}
