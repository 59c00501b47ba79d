package dev.ebayconnector.sync.run.window;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Slice;
import java.util.List;

/**
 * What follows a stored page of a window.
 *
 * <p>eBay's lists change while they are read: a record that leaves moves all behind it forward, past the place that was
 * read already, and the total does not show it if another record enters. So each page begins one record before the end
 * of the page before. As long as a page holds a record that this pass has seen, nothing lies between the two; otherwise
 * the window is read again from further ahead. A window ends only when the distinct records of one pass reach the
 * greatest total that eBay stated in it; otherwise it is read once more, and the run fails in the end. Pages are
 * limited: eBay's total and links may be wrong in ways that never end.
 */
public sealed interface WindowStep {

    /** Passes over a window whose records do not reach the total. */
    int PASSES = 3;

    /** Pages in a row without a new record. */
    int MOST_IDLE = 10;

    /** The next page of this pass. */
    record Next(int offset, int idlePages) implements WindowStep {}

    /** @param seen the records seen before that still count */
    record NextPass(int seen) implements WindowStep {}

    /** So many records that parts of the period are read side by side instead. */
    record Split(List<Slice> parts, int total) implements WindowStep {}

    record Complete() implements WindowStep {}

    /** The last pass did not reach the total either. */
    record Incomplete() implements WindowStep {}

    /** Too many pages for this total, or too many without a new record. */
    record Stuck() implements WindowStep {}

    /**
     * @param paging   whether pages can overlap; where they cannot, a page that shares no record with those before it
     *                 is as good as any
     * @param expected the greatest total of this pass, this page included
     * @param seen     distinct records of this pass, this page included
     * @param fresh    distinct records of this page that this pass had not seen
     * @param connected whether the page holds a record that this pass had seen, or is the first of the list
     */
    static WindowStep after(
            SyncWindow window,
            RecordPage<?> page,
            Paging paging,
            int expected,
            int seen,
            int fresh,
            boolean connected) {
        if (!paging.overlapping()) {
            return afterWholePage(window, page, paging, expected, seen, fresh);
        }
        int offset = window.nextOffset();
        if (!connected) {
            return bounded(window, paging, expected, Math.max(0, offset - paging.size()), window.idlePages() + 1);
        }
        boolean linked = page.nextOffset().isPresent();
        long end = (long) offset + page.size();
        int next =
                (int) Math.max(offset, Math.min(end, page.nextOffset().orElse(Integer.MAX_VALUE)) - paging.overlap());
        // eBay may leave out the link though it counts more records; the list has ended where nothing new can follow.
        if (page.size() > 0 && (linked || end < expected && next > offset)) {
            return bounded(window, paging, expected, next, fresh == 0 ? window.idlePages() + 1 : 0);
        }
        if (seen >= expected) {
            return new Complete();
        }
        return window.pass() < PASSES ? new NextPass(0) : new Incomplete();
    }

    /**
     * Where pages cannot overlap, a list of several pages is read until a pass brings nothing new: a record that moved
     * to a page which was read already is found by the next pass.
     */
    private static WindowStep afterWholePage(
            SyncWindow window, RecordPage<?> page, Paging paging, int expected, int seen, int fresh) {
        int next = window.nextOffset() + paging.size();
        int idle = fresh == 0 ? window.idlePages() + 1 : 0;
        if (page.size() > 0 && (page.nextOffset().isPresent() || next < expected)) {
            return window.pages() + 1 >= mostPages(expected, paging) ? new Stuck() : new Next(next, idle);
        }
        boolean onePage = window.nextOffset() == 0;
        boolean nothingNew = window.pass() > 1 && idle * paging.size() >= next;
        if (seen >= expected && (onePage || nothingNew || window.pass() == PASSES)) {
            return new Complete();
        }
        return window.pass() < PASSES ? new NextPass(seen) : new Incomplete();
    }

    private static WindowStep bounded(SyncWindow window, Paging paging, int expected, int offset, int idlePages) {
        return idlePages > MOST_IDLE || window.pages() + 1 >= mostPages(expected, paging)
                ? new Stuck()
                : new Next(offset, idlePages);
    }

    /** Twice what each pass needs, and some more for small windows. */
    private static long mostPages(int expected, Paging paging) {
        return PASSES * (2L * (expected / Math.max(1, paging.size() - paging.overlap()) + 1) + MOST_IDLE);
    }
}
