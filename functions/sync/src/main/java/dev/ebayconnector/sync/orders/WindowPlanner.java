package dev.ebayconnector.sync.orders;

import dev.ebayconnector.ebay.orders.OrderWindow.DateField;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a period into closed windows within eBay's rules (Sell Fulfillment v1, getOrders): nothing older than two
 * years, nothing in the future. A first load goes by creation date. Later runs go by modification date, from the
 * watermark minus an overlap, because eBay does not document how late its index is.
 */
final class WindowPlanner {

    /** Two years of 365 days, and a day less, because time passes between planning and reading. */
    private static final Duration OLDEST = Duration.ofDays(729);

    private static final Duration FIRST_LOAD = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration OVERLAP = Duration.ofMinutes(30);
    private static final Duration BEHIND_NOW = Duration.ofSeconds(10);

    private WindowPlanner() {}

    static Instant earliest(Instant now) {
        return now.minus(OLDEST);
    }

    static List<Slice> plan(PlanRequest request) {
        var earliest = earliest(request.now());
        var latest = request.now().minus(BEHIND_NOW);
        var end = request.to().filter(latest::isAfter).orElse(latest);
        var increment = !request.full()
                && request.from().isEmpty()
                && request.watermark().isPresent();
        var wanted = request.from().orElseGet(() -> request.full() ? earliest : sinceWatermark(request));
        var start = wanted.isBefore(earliest) ? earliest : wanted;
        return cut(increment ? DateField.LASTMODIFIEDDATE : DateField.CREATIONDATE, start, end);
    }

    private static Instant sinceWatermark(PlanRequest request) {
        return request.watermark()
                .map(mark -> mark.minus(OVERLAP))
                .orElseGet(() -> request.now().minus(FIRST_LOAD));
    }

    private static List<Slice> cut(DateField field, Instant start, Instant end) {
        var windows = new ArrayList<Slice>();
        for (var from = start; from.isBefore(end); from = from.plus(LONGEST)) {
            var to = from.plus(LONGEST);
            windows.add(new Slice.Period(field.code(), from, to.isBefore(end) ? to : end));
        }
        return windows;
    }
}
