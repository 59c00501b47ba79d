package dev.ebayconnector.ebay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as eBay writes them in filters: UTC, with three digits of a second. */
final class EbayTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EbayTime() {}

    static String of(Instant moment) {
        return FORMAT.format(moment);
    }

    /** A filter by a closed period, both ends included. */
    static String range(String field, Instant from, Instant to) {
        return field + ":[" + of(from) + ".." + of(to) + "]";
    }
}
