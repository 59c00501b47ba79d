package dev.ebayconnector.ebay.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as eBay writes them in filters: UTC, with three digits of a second. */
public final class EbayTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EbayTime() {}

    public static String of(Instant moment) {
        return FORMAT.format(moment);
    }

    /** A filter by a closed period, both ends included. */
    public static String range(String field, Instant from, Instant to) {
        return field + ":[" + of(from) + ".." + of(to) + "]";
    }
}
