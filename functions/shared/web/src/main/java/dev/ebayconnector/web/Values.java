package dev.ebayconnector.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads values that callers send as text. Each method throws {@link IllegalArgumentException} for what is refused. */
public final class Values {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Without an exponent, with which a short text would stand for a number of a thousand million digits. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    /** Beyond these years other programs, PostgreSQL among them, read dates differently or not at all. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Values() {}

    /** The usual 36 characters; {@link UUID#fromString} would accept shorter ones. */
    public static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    /** ISO 8601 with a zone, in the years 1 to 9999. */
    public static Instant moment(String text) {
        try {
            var moment = Instant.parse(text);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new IllegalArgumentException("outside the years 1 to 9999");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a moment", e);
        }
    }

    /** A decimal number, without an exponent and with at most 30 digits before the point and 20 behind it. */
    public static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount");
        }
        return new BigDecimal(text);
    }

    /** Any text that PostgreSQL can hold: no NUL and no half of a surrogate pair. */
    public static String text(String text) {
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(Values::isHalfOfAPair)) {
            throw new IllegalArgumentException("not storable");
        }
        return text;
    }

    private static boolean isHalfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
