package dev.ebayconnector.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * Stands before {@link System#out} and {@link System#err}, so that what a library or Lambda's runtime prints there is a line
 * of the log like any other: as a message of the logger {@code stdout} or {@code stderr}, without control characters.
 */
final class PrintedLines extends PrintStream {

    private final PrintStream original;

    private PrintedLines(PrintStream original, String name, Level level) {
        super(new Lines(original, name, level), true, StandardCharsets.UTF_8);
        this.original = original;
    }

    static void install() {
        if (!(System.out instanceof PrintedLines)) {
            System.setOut(new PrintedLines(System.out, "stdout", Level.INFO));
        }
        if (!(System.err instanceof PrintedLines)) {
            System.setErr(new PrintedLines(System.err, "stderr", Level.WARN));
        }
    }

    PrintStream original() {
        return original;
    }

    /** Waits for the end of a line. */
    private static final class Lines extends OutputStream {

        /** A program that never ends its line must not fill the memory. */
        private static final int LONGEST = 16_384;

        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private final PrintStream original;
        private final String name;
        private final Level level;

        Lines(PrintStream original, String name, Level level) {
            this.original = original;
            this.name = name;
            this.level = level;
        }

        @Override
        public synchronized void write(int value) {
            if (value == '\n' || begun.size() >= LONGEST) {
                end();
            }
            if (value != '\n') {
                begun.write(value);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        private void end() {
            var line = begun.toString(StandardCharsets.UTF_8);
            begun.reset();
            switch (LogOutput.format()) {
                case JSON -> LogOutput.write(level, name, line, Map.of(), null);
                case TEXT -> original.println(LineText.escaped(line));
            }
        }
    }
}
