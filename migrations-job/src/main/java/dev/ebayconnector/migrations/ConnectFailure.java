package dev.ebayconnector.migrations;

import java.sql.SQLException;

/** Why a connection could not be had, in one line, and whether waiting could help. */
record ConnectFailure(String cause, boolean isFinal, String fix) {

    static ConnectFailure of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String cause = firstSentence(failure);
        if (state.startsWith("28")) {
            return new ConnectFailure(cause, true, "correct the user or password in MIGRATIONS_URL");
        }
        if (state.equals("3D000")) {
            return new ConnectFailure(cause, true, "create that database or correct its name in MIGRATIONS_URL");
        }
        if (state.equals("08004")) {
            return new ConnectFailure(cause, true, "make the password and sslmode in MIGRATIONS_URL fit the server");
        }
        return new ConnectFailure(cause, false, "check host, port and network of MIGRATIONS_URL");
    }

    /** The driver's first sentence, and what lies under it where that says more (a reset, an unknown host). */
    private static String firstSentence(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
        int end = message.indexOf(". ");
        String sentence = end < 0 ? message.replaceFirst("\\.$", "") : message.substring(0, end);
        Throwable below = failure.getCause();
        return below == null || below.getMessage() == null || sentence.contains(" refused") ? sentence
                : sentence + " (" + below.getClass().getSimpleName() + ": " + below.getMessage() + ")";
    }
}
