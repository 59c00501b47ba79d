package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.start.RunAnnouncer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a pass of the scheduler did; filled while it works. */
public final class PassReport {

    int started;
    int added;
    int revived;
    int announcedLate;
    int waiting;
    private int leftOut;
    private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);

    PassReport() {}

    void announced(RunAnnouncer.Result missed) {
        announcedLate = missed.announced();
        waiting = missed.found() - missed.announced();
    }

    void add(DueRuns.Batch batch) {
        started += batch.runs().size();
        leftOut += batch.leftOut();
        batch.skipped().forEach((why, count) -> skipped.merge(why, count, Integer::sum));
    }

    boolean eventful() {
        return counts().values().stream().anyMatch(count -> count > 0);
    }

    /**
     * By name: runs {@code started}, {@code announced_late} (written before, put on the queue now), {@code waiting} for the
     * queue and {@code revived}; schedules {@code added}; slots {@code left_out} and, for each {@link Skip},
     * {@code skipped_…}.
     */
    public Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("started", started);
        counts.put("announced_late", announcedLate);
        counts.put("waiting", waiting);
        counts.put("revived", revived);
        counts.put("added", added);
        counts.put("left_out", leftOut);
        for (var why : Skip.values()) {
            counts.put("skipped_" + why.code(), skipped.getOrDefault(why, 0));
        }
        return counts;
    }
}
