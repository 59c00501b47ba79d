package dev.ebayconnector.ebay.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. A date is compared with the answer's own
 * {@code Date}, because our clock may differ from eBay's.
 */
final class RetryAfter {

    private RetryAfter() {}

    /** Empty if the header is missing or malformed, or the time has passed. */
    static Optional<Duration> read(String value, String date) {
        if (value == null) {
            return Optional.empty();
        }
        var text = value.strip();
        var wait = text.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : moment(text).flatMap(end -> moment(date).map(now -> Duration.between(now, end)));
        return wait.filter(Duration::isPositive);
    }

    private static Optional<ZonedDateTime> moment(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(present -> ZonedDateTime.parse(present, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
