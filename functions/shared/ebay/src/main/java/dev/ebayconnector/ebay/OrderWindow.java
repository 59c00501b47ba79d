package dev.ebayconnector.ebay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A stretch of time, inclusive at both ends, on one of the two dates that orders can be filtered by. */
public record OrderWindow(DateField field, Instant from, Instant to) {

    private static final DateTimeFormatter EBAY_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** With both dates in a filter only the creation date counts, so a window has one. */
    public enum DateField {
        CREATIONDATE,
        LASTMODIFIEDDATE;

        /** As it stands in a filter. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String filter() {
        return field.word() + ":[" + EBAY_TIME.format(from) + ".." + EBAY_TIME.format(to) + "]";
    }
}
