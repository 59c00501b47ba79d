package dev.ebayconnector.sync.run.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days by which eBay counts calls: they begin at midnight Pacific time ("API call limits"). */
public final class QuotaDay {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private QuotaDay() {}

    public static LocalDate of(Instant now) {
        return LocalDate.ofInstant(now, PACIFIC);
    }

    /** When the calls of this day are given anew. */
    public static Instant end(Instant now) {
        return of(now).plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }
}
