package dev.ebayconnector.ebay.orders;

import dev.ebayconnector.ebay.records.EbayTime;
import java.time.Instant;
import java.util.Locale;

/** A period, inclusive at both ends, of one of the two dates that orders can be filtered by. */
public record OrderWindow(DateField field, Instant from, Instant to) {

    /** With both dates in a filter only the creation date counts, so a window has one. */
    public enum DateField {
        CREATIONDATE,
        LASTMODIFIEDDATE;

        /** As written in a filter. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String filter() {
        return EbayTime.range(field.code(), from, to);
    }
}
