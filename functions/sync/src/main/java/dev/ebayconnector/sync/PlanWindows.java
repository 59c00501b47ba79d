package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.OrderWindow.DateField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts time into closed windows within eBay's rules (Sell Fulfillment v1, getOrders): nothing older than two years,
 * nothing in the future. A first load goes by creation date; later ones by modification date from the checkpoint on,
 * with an overlap, because eBay does not say how late its index is.
 */
final class PlanWindows {

    private static final Duration OLDEST = Duration.ofDays(729);
    private static final Duration FIRST_LOAD = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration OVERLAP = Duration.ofMinutes(30);
    private static final Duration BEHIND_NOW = Duration.ofSeconds(10);

    private PlanWindows() {}

    static List<OrderWindow> plan(
            Optional<Instant> from, Optional<Instant> to, boolean full, Optional<Instant> watermark, Instant now) {
        var latest = now.minus(BEHIND_NOW);
        var end = to.filter(latest::isAfter).orElse(latest);
        var increment = !full && from.isEmpty() && watermark.isPresent();
        var wanted = from.orElseGet(() -> full
                ? now.minus(OLDEST)
                : watermark.map(mark -> mark.minus(OVERLAP)).orElseGet(() -> now.minus(FIRST_LOAD)));
        var start = wanted.isBefore(now.minus(OLDEST)) ? now.minus(OLDEST) : wanted;
        return cut(increment ? DateField.LASTMODIFIEDDATE : DateField.CREATIONDATE, start, end);
    }

    private static List<OrderWindow> cut(DateField field, Instant start, Instant end) {
        var windows = new ArrayList<OrderWindow>();
        for (var from = start; from.isBefore(end); from = from.plus(LONGEST)) {
            var to = from.plus(LONGEST);
            windows.add(new OrderWindow(field, from, to.isBefore(end) ? to : end));
        }
        return windows;
    }
}
