package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.http.SideBySide;

/**
 * How a worker reads.
 *
 * @param parallelCalls pages that it asks eBay for at once
 * @param workersPerRun workers that may read one run at once
 */
public record WorkerSettings(int parallelCalls, int workersPerRun) {

    /** The pages of a run wait for eBay longer than they take to store, and eight of them need about 100 MB. */
    private static final int PARALLEL_CALLS = 8;

    private static final int MOST_PARALLEL_CALLS = 32;

    /** One fewer than the workers that the template allows. */
    private static final int WORKERS_PER_RUN = 4;

    private static final int MOST_WORKERS_PER_RUN = 50;

    /** Calls at once, of all pages together: one page of keys makes several side by side. */
    public int callsAtOnce() {
        return Math.max(SideBySide.MOST, parallelCalls);
    }

    /** Workers that may read a run beside its first one. */
    int assistants() {
        return workersPerRun - 1;
    }

    /** Pages that all workers of a run may ask eBay for before one of them hears what the others have used. */
    long pagesOfAll() {
        return (long) parallelCalls * workersPerRun;
    }

    /** Reads {@code SYNC_PARALLEL_CALLS} and {@code SYNC_WORKERS_PER_RUN}. */
    public static WorkerSettings read(Settings settings) {
        return new WorkerSettings(
                settings.number("SYNC_PARALLEL_CALLS", PARALLEL_CALLS, 1, MOST_PARALLEL_CALLS),
                settings.number("SYNC_WORKERS_PER_RUN", WORKERS_PER_RUN, 1, MOST_WORKERS_PER_RUN));
    }
}
