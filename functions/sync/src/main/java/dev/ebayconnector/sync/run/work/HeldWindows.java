package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The windows of a run that one worker has leased: no other worker reads them meanwhile. */
final class HeldWindows {

    private static final Logger LOG = LoggerFactory.getLogger(HeldWindows.class);

    static final Duration RENEWED_AFTER = Duration.ofSeconds(60);

    /** So that a page which is begun just before the renewal has as long as the run's lease is. */
    static final Duration LEASE = RunWorker.LEASE.plus(RENEWED_AFTER);

    private final WindowStore windows;
    private final Clock clock;
    private final UUID run;
    private final String owner;
    private final SequencedMap<Integer, SyncWindow> held = new TreeMap<>();
    private Instant renewed = Instant.EPOCH;

    HeldWindows(WindowStore windows, Clock clock, UUID run, String owner) {
        this.windows = windows;
        this.clock = clock;
        this.run = run;
        this.owner = owner;
    }

    Collection<SyncWindow> all() {
        return held.values();
    }

    /**
     * Leases more windows if the worker has fewer than it can read, and renews the leases that it has when it is time.
     *
     * @return whether they were renewed
     */
    boolean fill(int most) {
        var now = clock.instant();
        boolean due = !now.isBefore(renewed.plus(RENEWED_AFTER));
        if (due) {
            keep();
            reload();
        }
        if (held.size() < most && windows.take(run, owner, now.plus(LEASE), now, most - held.size()) > 0) {
            reload();
        }
        return due;
    }

    /** Renews the leases that the worker still has. */
    void keep() {
        renewed = clock.instant();
        windows.keep(run, owner, renewed.plus(LEASE));
    }

    private void reload() {
        held.clear();
        windows.heldBy(run, owner).forEach(window -> held.put(window.ordinal(), window));
    }

    /** A page of a window was stored. */
    void moved(SyncWindow window) {
        if (window.done()) {
            held.remove(window.ordinal());
        } else {
            held.put(window.ordinal(), window);
        }
    }

    /** Leaves the windows to others; what cannot be given back is free when its lease ends. */
    void free() {
        try {
            windows.free(run, owner);
        } catch (RuntimeException e) {
            LOG.warn("windows of run {} not given back cause={}", run, e.toString());
        }
    }
}
