package dev.ebayconnector.sync.run.quarantine;

import java.sql.SQLException;
import java.util.Optional;

/** Tells an error that the data caused from an error of the database. */
public final class DataRefusal {

    private DataRefusal() {}

    /** A phrase for people, by SQLSTATE (PostgreSQL, appendix A); empty if the data is not to blame. */
    public static Optional<String> of(SQLException error) {
        var state = error.getSQLState() == null ? "" : error.getSQLState();
        var reason = switch (state) {
            case "22003" -> "a number is too large for the database";
            case "22007", "22008" -> "a date is outside of what the database can store";
            case "22021", "22P05" -> "a text holds a character that the database cannot store";
            case "22P02" -> "a value does not have the format that the database needs";
            case "21000", "23505" -> "a part of the record appears twice";
            case "22001" -> "a text is too long for the database";
            default -> state.length() == 5 ? byClass(state.substring(0, 2)) : null;
        };
        return Optional.ofNullable(reason);
    }

    private static String byClass(String sqlClass) {
        return switch (sqlClass) {
            case "21", "22" -> "a value is not valid for the database";
            case "23" -> "the record contradicts a rule of the database";
            case "54" -> "the record is too large or too complex for the database";
            default -> null;
        };
    }
}
