package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Question;
import dev.ebayconnector.migrations.connect.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** Writes a row, rolls back, and measures a round trip. */
final class RoundTrip {

    private static final String NAME = "write";
    private static final double FAR_MILLIS = 30;

    private RoundTrip() {}

    static Finding of(Connection connection) throws SQLException {
        double millis = median(connection);
        boolean writes = Question.yes(connection, "SELECT has_table_privilege('event_log', 'INSERT')");
        if (writes) {
            write(connection);
        }
        var figure = (writes ? "one row written and rolled back" : "this function writes nothing")
                + "; %.1f ms a round trip".formatted(millis);
        return millis < FAR_MILLIS
                ? Finding.ok(NAME, figure)
                : Finding.warn(NAME, figure, "run the functions in the database's region");
    }

    private static void write(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("""
            INSERT INTO event_log (at, level, event, message)
            VALUES (now(), 'INFO', 'diagnose', 'Rolled back at once.')
            """)) {
            statement.executeUpdate();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static double median(Connection connection) throws SQLException {
        var millis = new double[5];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            Sessions.prove(connection);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
