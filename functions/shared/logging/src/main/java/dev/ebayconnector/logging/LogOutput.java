package dev.ebayconnector.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** Where the lines of the log go, and in what form; the same for all loggers of a process. */
public final class LogOutput {

    /** Until a program says what it wants; on Lambda a line is JSON from the first one on. */
    private static volatile LogFormat format = LogFormat.JSON;

    private static volatile Level level = Level.INFO;
    private static volatile String function = "unknown";
    private static volatile Supplier<Map<String, Object>> context = Map::of;

    /** Looked up at each line, because Lambda's runtime and tests replace it. */
    private static volatile Supplier<PrintStream> stream = () -> System.out;

    private LogOutput() {}

    /**
     * What anything else prints becomes part of the log as well, see {@link PrintedLines}.
     *
     * @param level    of our own loggers; others tell of warnings and errors at most
     * @param function the program, named in each line
     */
    public static synchronized void configure(LogFormat format, Level level, String function) {
        LogOutput.format = format;
        LogOutput.level = level;
        LogOutput.function = function;
        PrintedLines.install();
    }

    /** For a command, which answers a person on its standard output. */
    public static void toStandardError() {
        format = LogFormat.TEXT;
        stream = () -> System.err;
    }

    /** @param context what is known of the work of the thread that logs, by the names of the members */
    public static void context(Supplier<Map<String, Object>> context) {
        LogOutput.context = context;
    }

    /** Prints a line that is complete, such as one of metrics; it must be one line. */
    public static void line(String line) {
        var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        // One call, so that two threads do not mix their lines.
        var out = target();
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    static LogFormat format() {
        return format;
    }

    static Level level() {
        return level;
    }

    /** Never fails the work that is logged. */
    static void write(Level level, String logger, String message, Map<String, Object> values, Throwable thrown) {
        var all = new LinkedHashMap<String, Object>();
        all.put("function", function);
        try {
            all.putAll(context.get());
        } catch (RuntimeException e) {
            all.put("context_failed", e.getClass().getName());
        }
        all.putAll(values);
        var entry = new LogEntry(Instant.now(), level, logger, message, all, thrown);
        line(format == LogFormat.JSON ? JsonLine.of(entry) : TextLine.of(entry));
    }

    private static PrintStream target() {
        var now = stream.get();
        return now instanceof PrintedLines printed ? printed.original() : now;
    }
}
