package dev.ebayconnector.logging;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an entry for people: time of day (UTC), level, logger, message, what else is known, and the stack below. */
final class TextLine {

    /** The function is the same in each line of its log; the others are the message of a request's line. */
    private static final Set<String> LEFT_OUT = Set.of("function", "method", "path", "status");

    private TextLine() {}

    static String of(LogEntry entry) {
        var time = entry.at().atOffset(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MILLIS);
        var line = "%-12s %-5s %s - %s%s"
                .formatted(
                        time,
                        entry.level(),
                        entry.logger().substring(entry.logger().lastIndexOf('.') + 1),
                        LineText.of(entry.message()),
                        values(entry.values()));
        var head = LineText.escaped(line);
        return entry.thrown() == null
                ? head
                : head + "\n" + LineText.stack(entry.thrown()).stripTrailing();
    }

    private static String values(Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(value -> !LEFT_OUT.contains(value.getKey()))
                .map(value -> " " + value.getKey() + "=" + LineText.of(value.getValue()))
                .collect(Collectors.joining());
    }
}
