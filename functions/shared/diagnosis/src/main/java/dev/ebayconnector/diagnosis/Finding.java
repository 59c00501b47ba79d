package dev.ebayconnector.diagnosis;

import java.util.Locale;

/**
 * What one check of {@code diagnose} found.
 *
 * @param figure what was seen, in one line and without a secret
 * @param fix    what to do, in one sentence; empty where nothing is to be done
 */
public record Finding(String check, Level level, String figure, String fix) {

    /** In the order of their weight, which is also the exit code. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    public static Finding ok(String check, String figure) {
        return new Finding(check, Level.OK, figure, "");
    }

    public static Finding warn(String check, String figure, String fix) {
        return new Finding(check, Level.WARN, figure, fix);
    }

    public static Finding fail(String check, String figure, String fix) {
        return new Finding(check, Level.FAIL, figure, fix);
    }

    public boolean failed() {
        return level == Level.FAIL;
    }

    public String word() {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** As one line for people. */
    @Override
    public String toString() {
        return "%-5s %-10s %s".formatted(word(), check, figure) + (fix.isEmpty() ? "" : "; fix: " + fix);
    }
}
