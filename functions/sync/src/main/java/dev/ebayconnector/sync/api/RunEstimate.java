package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.window.SyncWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a run will probably end: what is left of its windows, at the speed of the pages so far. A window that was not
 * begun yet counts as much as the average of the others.
 */
final class RunEstimate {

    private RunEstimate() {}

    /** Empty if the run has ended, or before there is a speed. */
    static Optional<Instant> end(SyncRun run, List<SyncWindow> windows, Instant now) {
        var begun = windows.stream().filter(window -> window.expected() != null).toList();
        long known = begun.stream().mapToLong(SyncWindow::size).sum();
        long read = begun.stream().mapToLong(SyncWindow::read).sum();
        if (run.ended() || read == 0 || run.busyMs() == 0) {
            return Optional.empty();
        }
        double all = (double) known / begun.size() * windows.size();
        long millis = Math.round(run.busyMs() * Math.max(0, all - read) / read);
        var from = run.parked() && run.waitUntil().isAfter(now) ? run.waitUntil() : now;
        return Optional.of(from.plus(Duration.ofMillis(millis)));
    }
}
