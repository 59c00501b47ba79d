package dev.ebayconnector.core;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Keeps a line of the log one line, whatever callers and eBay send: a line break or another control character within it
 * is written as {@code \}{@code u000A}. The logger prints each line and each frame of a stack by a call of its own, so
 * the only place to see to is the stream that it prints to.
 */
public final class LogLines extends PrintStream {

    /** Control characters but the tab, which begins the frames of a stack, and Unicode's line separators. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\t]]");

    private final PrintStream lines;

    private LogLines(PrintStream lines) {
        super(lines, true, StandardCharsets.UTF_8);
        this.lines = lines;
    }

    /** Puts itself before {@link System#out}, where the log goes. */
    public static synchronized void install() {
        if (!(System.out instanceof LogLines)) {
            System.setOut(new LogLines(System.out));
        }
    }

    /** The text without control characters. */
    public static String line(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
    }

    @Override
    public void println(String line) {
        lines.println(line(String.valueOf(line)));
    }

    @Override
    public void println(Object line) {
        println(Objects.toString(line));
    }
}
