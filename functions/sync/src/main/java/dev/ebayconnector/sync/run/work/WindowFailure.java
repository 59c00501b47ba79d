package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStep;

/** Says why a window cannot become complete. */
final class WindowFailure {

    private WindowFailure() {}

    /**
     * Null if the run can continue.
     *
     * @param calls of the run until now
     */
    static RunFailure of(WindowStep step, String resource, SyncWindow window, RecordPage<?> page, int calls) {
        int total = window.firstPageOfPass() ? 0 : window.expected();
        var counted = "eBay counts " + Math.max(total, page.total()) + " " + resource + " in " + period(window);
        var detail = switch (step) {
            case WindowStep.Incomplete _ ->
                counted + ", but listed fewer each time the period was read ("
                        + WindowStep.PASSES + " times). What was listed is stored; the next sync reads the"
                        + " period again.";
            case WindowStep.Stuck _ ->
                counted + ", but its pages do not come to an end: " + (window.pages() + 1)
                        + " were read. What was listed is stored; the next sync reads the period again.";
            case WindowStep.Next _, WindowStep.NextPass _, WindowStep.Split _, WindowStep.Complete _ ->
                calls < RunReader.MOST_CALLS || window.keys() != null
                        ? null
                        : "The run has made " + calls + " calls, the most that are allowed.";
        };
        if (detail == null) {
            return null;
        }
        var code = step instanceof WindowStep.Incomplete ? "incomplete" : "paging_stuck";
        return new RunFailure.Unfinished(code, detail, page.ebayRequestId());
    }

    private static String period(SyncWindow window) {
        return window.startsAt() == null ? "its list" : window.startsAt() + " to " + window.endsAt();
    }
}
