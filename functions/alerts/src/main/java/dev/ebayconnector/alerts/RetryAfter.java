package dev.ebayconnector.alerts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {

    private static final String SECONDS = "\\d{1,9}";

    private RetryAfter() {}

    /**
     * @param value null if the header is missing
     * @return empty if it is missing or malformed, or the time has passed
     */
    static Optional<Duration> read(String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        var text = value.strip();
        return (text.matches(SECONDS) ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : until(text, now))
                .filter(Duration::isPositive);
    }

    private static Optional<Duration> until(String text, Instant now) {
        try {
            var end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, end.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
