package dev.ebayconnector.ebay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as eBay's filters take them: UTC, with exactly three digits after the second. */
final class EbayTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EbayTime() {}

    static String of(Instant moment) {
        return FORM.format(moment);
    }
}
