package dev.ebayconnector.ebay.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads members of a record. A missing member is null unless the method says otherwise; one that cannot be what it
 * claims is refused with an {@link IllegalArgumentException} that names it.
 */
public final class RecordFields {

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Digits of an amount before and after its point. */
    private static final int MOST_DIGITS = 60;

    /** Characters of an id; a longer one does not fit into an index. */
    private static final int LONGEST_ID = 256;

    private RecordFields() {}

    /** Never null. */
    public static String id(JsonNode node, String name) {
        var id = required(node, name);
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(name + " is longer than " + LONGEST_ID + " characters");
        }
        return id;
    }

    /** Never null or empty. */
    public static String required(JsonNode node, String name) {
        var value = text(node, name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    public static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** Null if it is missing. */
    public static Integer integer(JsonNode node, String name) {
        var value = node.path(name);
        return value.canConvertToInt() ? value.intValue() : null;
    }

    /** Null unless it is a boolean. */
    public static Boolean flag(JsonNode node, String name) {
        var value = node.path(name);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    /** Null if it is missing. */
    public static Instant optionalMoment(JsonNode node, String name) {
        return text(node, name) == null ? null : moment(node, name);
    }

    /** Never null. */
    public static Instant moment(JsonNode node, String name) {
        try {
            var moment = Instant.parse(required(node, name));
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new IllegalArgumentException(name + " is not a plausible time");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a time in ISO 8601", e);
        }
    }

    /**
     * The value of an amount, which eBay sends as a string with a free number of decimals.
     *
     * @param amount an object with {@code value} and {@code currency}
     * @param name   of the amount, for the message
     */
    public static BigDecimal money(JsonNode amount, String name) {
        return number(amount, "value", name);
    }

    /**
     * A number that eBay sends as a string.
     *
     * @param name of the amount that it belongs to, for the message
     */
    public static BigDecimal number(JsonNode amount, String member, String name) {
        var value = text(amount, member);
        if (value == null) {
            return null;
        }
        try {
            var money = new BigDecimal(value);
            if (money.precision() > MOST_DIGITS || Math.abs((long) money.scale()) > MOST_DIGITS) {
                throw new IllegalArgumentException(name + " is not a plausible amount");
            }
            return money;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number", e);
        }
    }
}
