package dev.ebayconnector.migrations;

import java.sql.SQLException;

/** Why a connection could not be had, in one line, and whether waiting could help. */
record ConnectFailure(String cause, boolean isFinal, String fix) {

    static ConnectFailure of(SQLException failure) {
        return of(failure, "MIGRATIONS_URL");
    }

    /** @param key the setting that holds the URL */
    static ConnectFailure of(SQLException failure, String key) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String cause = firstSentence(failure);
        if (state.equals("28000")) {
            return new ConnectFailure(
                    cause, true, "let this user in from this address, in pg_hba.conf or the platform's settings");
        }
        if (state.startsWith("28")) {
            return new ConnectFailure(cause, true, "correct the user or password in " + key);
        }
        if (state.equals("3D000")) {
            return new ConnectFailure(cause, true, "create that database or correct its name in " + key);
        }
        if (state.equals("08004")) {
            return new ConnectFailure(cause, true, "make the password and sslmode in " + key + " fit the server");
        }
        if (state.equals("53300")) {
            return new ConnectFailure(
                    cause, false, "end idle sessions, or raise the server's max_connections or the role's limit");
        }
        if (state.equals("57P03")) {
            return new ConnectFailure(cause, false, "wait until the server has started");
        }
        return new ConnectFailure(cause, false, "check host, port and network of " + key);
    }

    /** The driver's first sentence, and what lies under it where that says more (a reset, an unknown host). */
    private static String firstSentence(SQLException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
        int end = message.indexOf(". ");
        String sentence = end < 0 ? message.replaceFirst("\\.$", "") : message.substring(0, end);
        Throwable below = failure.getCause();
        return below == null || below.getMessage() == null || sentence.contains(" refused")
                ? sentence
                : sentence + " (" + below.getClass().getSimpleName() + ": " + below.getMessage() + ")";
    }
}
