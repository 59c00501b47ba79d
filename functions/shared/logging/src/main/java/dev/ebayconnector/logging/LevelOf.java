package dev.ebayconnector.logging;

import org.slf4j.event.Level;

/** From which level on a logger is heard. */
enum LevelOf {
    /** Our own, as configured. */
    OURS,
    /** Warnings and errors at most. */
    LIBRARY,
    /** Errors only: a stack for each connection that a platform cut says no more than our own line on it. */
    QUIET,
    /** Nothing: the migrations job itself says what failed, with the script's name and the fix. */
    SILENT;

    static LevelOf logger(String name) {
        if (name.equals("request") || name.startsWith("dev.ebayconnector.")) {
            return OURS;
        }
        if (name.startsWith("com.zaxxer.hikari")) {
            return QUIET;
        }
        return name.startsWith("org.flywaydb") ? SILENT : LIBRARY;
    }

    boolean hears(Level asked) {
        return switch (this) {
            case OURS -> reaches(asked, LogOutput.level());
            case LIBRARY -> reaches(asked, Level.WARN) && reaches(asked, LogOutput.level());
            case QUIET -> asked == Level.ERROR;
            case SILENT -> false;
        };
    }

    private static boolean reaches(Level asked, Level least) {
        return asked.toInt() >= least.toInt();
    }
}
