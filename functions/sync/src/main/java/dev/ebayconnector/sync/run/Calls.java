package dev.ebayconnector.sync.run;

import java.util.List;

/**
 * The calls of eBay that a page took, whether it came or not.
 *
 * @param count   all of them
 * @param entries those that had ended when the page had
 */
public record Calls(int count, List<CallLog.Entry> entries) {

    static final Calls NONE = new Calls(0, List.of());

    static Calls of(CallLog log) {
        var entries = log.calls();
        return new Calls(Math.max(log.count(), entries.size()), entries);
    }

    /** Calls that repeated another one. */
    int retries() {
        return (int) entries.stream().filter(entry -> entry.attempt() > 1).count();
    }
}
