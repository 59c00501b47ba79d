package dev.ebayconnector.sync.run.window;

import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides a period with many records into parts, so that they are read side by side, and so that no offset gets large:
 * eBay's Finances API asks for offsets below 5,000. A part is divided again only if its total is less than half of the
 * whole, so that a wrong total ends soon.
 */
final class WindowSplit {

    /** Pages that are read in sequence rather than divided. */
    private static final int MOST_PAGES = 10;

    /** eBay's Finances API has 1,000 records on a page. */
    private static final int MOST_RECORDS = 4_000;

    /** Parts that a period has for each time that it is too large. */
    private static final int PARTS = 3;

    private static final int MOST_PARTS = 16;

    /** Records within such a time may be one import of the seller's; dividing them leads nowhere. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Periods are inclusive at both ends, and eBay's times have milliseconds. */
    private static final Duration TICK = Duration.ofMillis(1);

    private WindowSplit() {}

    /** Empty if the window is read as it is: its total is small, its period short, or its reading has begun. */
    static Optional<WindowStep.Split> of(SyncWindow window, Paging paging, int total) {
        boolean first = window.firstPageOfPass() && window.pass() == 1;
        int most = Math.min(MOST_PAGES * paging.size(), MOST_RECORDS);
        boolean smaller = window.parentTotal() == null || total < window.parentTotal() / 2;
        if (!first
                || !smaller
                || total <= most
                || !(window.slice() instanceof Slice.Period(String list, Instant from, Instant to))) {
            return Optional.empty();
        }
        int wanted = Math.min(MOST_PARTS, PARTS * (total / most));
        var length = Duration.between(from, to).dividedBy(Math.max(2, wanted));
        return length.compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of(new WindowStep.Split(parts(list, from, to, Duration.ofMillis(length.toMillis())), total));
    }

    private static List<Slice> parts(String list, Instant from, Instant to, Duration length) {
        var parts = new ArrayList<Slice>();
        var start = from;
        while (Duration.between(start, to).compareTo(length.multipliedBy(2)) >= 0) {
            parts.add(new Slice.Period(list, start, start.plus(length).minus(TICK)));
            start = start.plus(length);
        }
        parts.add(new Slice.Period(list, start, to));
        return parts;
    }
}
