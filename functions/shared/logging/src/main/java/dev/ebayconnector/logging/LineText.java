package dev.ebayconnector.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Texts as the log may hold them: without secrets, of a bounded length, and without what begins a new line. */
final class LineText {

    /** CloudWatch keeps an event of a few hundred kilobytes whole, so that a line stays one event. */
    private static final int LONGEST = 8_192;

    private static final int LONGEST_STACK = 32_768;

    /** Control characters but the tab, which begins the frames of a stack, and Unicode's line separators. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\t]]");

    private LineText() {}

    static String of(Object value) {
        return cut(SecretLook.mask(text(value)), LONGEST);
    }

    /** The frames have lines of their own; a line break within a message is written as {@code \}{@code u000A}. */
    static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text) {
            @Override
            public void println(Object line) {
                write(escaped(String.valueOf(line)));
                write('\n');
            }
        });
        return cut(SecretLook.mask(text.toString()), LONGEST_STACK);
    }

    /** The text on one line. */
    static String escaped(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
    }

    /** An object that cannot say what it is must not fail the work that is logged. */
    private static String text(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException e) {
            return "[" + value.getClass().getName() + " without a text: "
                    + e.getClass().getName() + "]";
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest) + "… (" + (text.length() - longest) + " more characters)";
    }
}
