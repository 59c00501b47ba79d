package dev.ebayconnector.local.schedule;

import dev.ebayconnector.local.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** When an EventBridge schedule fires, in UTC. */
sealed interface ScheduleExpression permits ScheduleExpression.Rate, Cron {

    /** The first time behind the given one. */
    Instant next(Instant after);

    /** @throws StackFailure for what EventBridge, or this stack, does not understand */
    static ScheduleExpression parse(String text) {
        var rate = Rate.WRITTEN.matcher(text);
        if (rate.matches()) {
            return Rate.of(Integer.parseInt(rate.group(1)), rate.group(2), text);
        }
        var cron = Pattern.compile("cron\\(([^()]+)\\)").matcher(text);
        if (cron.matches()) {
            return Cron.parse(cron.group(1), text);
        }
        throw refused(text);
    }

    static StackFailure refused(String text) {
        return StackFailure.wrongInput("The local stack does not understand the schedule \"" + text
                + "\"; it knows rate(1 minute) and cron(minutes hours day-of-month month day-of-week year) with"
                + " numbers, names, *, ?, lists, ranges and steps.");
    }

    /** So long after the last time. */
    record Rate(Duration every) implements ScheduleExpression {

        private static final Pattern WRITTEN = Pattern.compile("rate\\(([1-9]\\d{0,4}) (minute|hour|day)s?\\)");
        private static final Map<String, Duration> UNITS =
                Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

        /** EventBridge refuses {@code rate(1 minutes)} and {@code rate(5 minute)}. */
        static Rate of(int value, String unit, String text) {
            if (text.endsWith("s)") == (value == 1)) {
                throw refused(text);
            }
            return new Rate(UNITS.get(unit).multipliedBy(value));
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(every);
        }
    }
}
