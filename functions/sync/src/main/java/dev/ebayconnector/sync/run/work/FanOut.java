package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.window.WindowStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks for assistants for a run with more open windows than its workers read side by side, as long as no other run waits
 * for a worker.
 */
final class FanOut {

    /** Longer than it takes to start a worker. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    /** Until the next look if nothing was asked for. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** A run is taken from the queue within this time if a worker is free. */
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);

    /** A run that waited longer has lost its message. */
    private static final Duration MESSAGE_LOST = Duration.ofMinutes(10);

    private final RunStore runs;
    private final WindowStore windows;
    private final RunQueue queue;
    private final Clock clock;
    private final WorkerSettings settings;
    private final UUID run;
    private Instant next = Instant.MIN;
    private Instant patientUntil = Instant.MIN;
    private Duration patience = PATIENCE;
    private int present;
    private int asked;
    private boolean givesWay;

    FanOut(RunStore runs, WindowStore windows, RunQueue queue, Clock clock, WorkerSettings settings, UUID run) {
        this.runs = runs;
        this.windows = windows;
        this.queue = queue;
        this.clock = clock;
        this.settings = settings;
        this.run = run;
    }

    /**
     * Called by the run's first worker, after it has taken its own windows. Messages wait on the queue if no worker is free
     * to take them, so the next ones are sent later and later until one has come.
     *
     * @param room calls that the run may still make today
     */
    void askForAssistants(long room) {
        var now = clock.instant();
        if (settings.assistants() == 0 || now.isBefore(next)) {
            return;
        }
        next = now.plus(LOOK);
        int assistants = windows.assistants(run, now);
        if (assistants > present) {
            patience = PATIENCE;
            asked = Math.max(0, asked - (assistants - present));
        }
        present = assistants;
        if (!now.isBefore(patientUntil)) {
            asked = 0;
        }
        ask(now, wanted(now, room, assistants));
    }

    private void ask(Instant now, int wanted) {
        if (wanted > 0 && asked == 0) {
            patientUntil = now.plus(patience);
            patience = least(patience.multipliedBy(2), MOST_PATIENCE);
        }
        for (int more = 0; more < wanted && queue.askForAssistant(run); more++) {
            asked++;
        }
    }

    /** As many as find as much to read as this worker has, without those that were asked for and have not come yet. */
    private int wanted(Instant now, long room, int assistants) {
        int free = settings.assistants() - assistants - asked;
        if (free <= 0 || !suffices(room)) {
            return 0;
        }
        int wanted = Math.min(windows.unread(run, now) / settings.parallelCalls() - asked, free);
        return wanted > 0 && !othersWait() ? wanted : 0;
    }

    /** Windows were added. */
    void lookAgain() {
        next = clock.instant();
    }

    /**
     * Whether an assistant leaves the run, because another run waits for a worker or eBay's quota runs short; once it does,
     * it does so for good.
     *
     * @param room calls that the run may still make today
     */
    boolean givesWay(long room) {
        var now = clock.instant();
        if (!givesWay && !now.isBefore(next)) {
            next = now.plus(LOOK);
            givesWay = othersWait();
        }
        givesWay |= !suffices(room);
        return givesWay;
    }

    /** The last calls of a day are left to one worker: several would use more than there are. */
    private boolean suffices(long room) {
        return room > settings.pagesOfAll();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean othersWait() {
        var now = clock.instant();
        return runs.othersWait(run, now.minus(MESSAGE_LOST), now.minus(TAKEN_WITHIN), now);
    }
}
