package dev.ebayconnector.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Times as EventBridge's {@code cron(…)} lists them; a set holds every value that a field allows. Days of the week are 1
 * (Sunday) to 7.
 */
record Cron(
        TreeSet<Integer> minutes,
        TreeSet<Integer> hours,
        TreeSet<Integer> days,
        TreeSet<Integer> months,
        TreeSet<Integer> weekdays,
        TreeSet<Integer> years)
        implements ScheduleExpression {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    /** Some day of the month is always given with any day of the week, or the other way round. */
    private static final int LONGEST_WAIT_DAYS = 366 * 8;

    static Cron parse(String fields, String text) {
        var parts = fields.strip().split(" +");
        if (parts.length != 6 || parts[2].equals("?") == parts[4].equals("?")) {
            throw ScheduleExpression.refused(text);
        }
        return new Cron(
                values(parts[0], 0, 59, List.of(), text),
                values(parts[1], 0, 23, List.of(), text),
                values(parts[2], 1, 31, List.of(), text),
                values(parts[3], 1, 12, MONTHS, text),
                values(parts[4], 1, 7, WEEKDAYS, text),
                values(parts[5], FIRST_YEAR, LAST_YEAR, List.of(), text));
    }

    @Override
    public Instant next(Instant after) {
        var start = after.atOffset(ZoneOffset.UTC);
        var day = start.toLocalDate();
        var from = start.toLocalTime();
        for (int i = 0; i < LONGEST_WAIT_DAYS; i++) {
            if (matches(day)) {
                var time = first(from, i == 0);
                if (time != null) {
                    return day.atTime(time).toInstant(ZoneOffset.UTC);
                }
            }
            day = day.plusDays(1);
        }
        return Instant.MAX;
    }

    private boolean matches(LocalDate day) {
        return years.contains(day.getYear())
                && months.contains(day.getMonthValue())
                && days.contains(day.getDayOfMonth())
                && weekdays.contains(day.getDayOfWeek().getValue() % 7 + 1);
    }

    /** The first time of a day, and behind the given one on the first day; null if there is none. */
    private LocalTime first(LocalTime from, boolean firstDay) {
        for (int hour : hours) {
            for (int minute : minutes) {
                var time = LocalTime.of(hour, minute);
                if (!firstDay || time.isAfter(from)) {
                    return time;
                }
            }
        }
        return null;
    }

    private static TreeSet<Integer> values(String field, int least, int most, List<String> names, String text) {
        var values = new TreeSet<Integer>();
        for (var part : field.split(",")) {
            var step = part.split("/", 2);
            var range = step[0].equals("*") || step[0].equals("?")
                    ? new int[] {least, most}
                    : range(step[0], step.length > 1 ? most : 0, least, names, text);
            int every = step.length > 1 ? number(step[1], List.of(), 0, text) : 1;
            if (every < 1 || range[0] < least || range[1] > most || range[0] > range[1]) {
                throw ScheduleExpression.refused(text);
            }
            IntStream.rangeClosed(range[0], range[1])
                    .filter(value -> (value - range[0]) % every == 0)
                    .forEach(values::add);
        }
        return values;
    }

    /** @param openEnd the end of a single value with a step; 0 without a step */
    private static int[] range(String written, int openEnd, int least, List<String> names, String text) {
        var ends = written.split("-", 2);
        int from = number(ends[0], names, least, text);
        if (ends.length > 1) {
            return new int[] {from, number(ends[1], names, least, text)};
        }
        return new int[] {from, openEnd == 0 ? from : openEnd};
    }

    private static int number(String written, List<String> names, int least, String text) {
        if (names.contains(written)) {
            return names.indexOf(written) + least;
        }
        if (!written.matches("\\d{1,4}")) {
            throw ScheduleExpression.refused(text);
        }
        return Integer.parseInt(written);
    }
}
