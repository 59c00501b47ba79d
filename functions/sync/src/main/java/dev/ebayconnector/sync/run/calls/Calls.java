package dev.ebayconnector.sync.run.calls;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The calls of eBay that a page took, whether it came or not.
 *
 * @param count   all of them
 * @param entries those that had ended when the page had
 */
public record Calls(int count, List<CallLog.Entry> entries) {

    public static final Calls NONE = new Calls(0, List.of());

    public static Calls of(CallLog log) {
        var entries = log.calls();
        return new Calls(Math.max(log.count(), entries.size()), entries);
    }

    public Calls plus(Calls more) {
        return new Calls(
                count + more.count,
                Stream.concat(entries.stream(), more.entries.stream())
                        .sorted(Comparator.comparing(CallLog.Entry::at))
                        .toList());
    }

    /** Calls that repeated another one. */
    public int retries() {
        return (int) entries.stream().filter(entry -> entry.attempt() > 1).count();
    }
}
