package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import java.time.Instant;
import java.util.UUID;

/**
 * By what right a worker reads a run. The first worker has the run's lease and alone ends the run. An assistant has only
 * the leases of the windows that it reads, and reads as long as the run goes on.
 *
 * @param owner the name of the worker in leases
 */
record RunHold(RunStore runs, UUID run, String owner, boolean assistant) {

    /** Before a page. False: the right is lost, or a STOP was requested. */
    boolean renew(Instant until) {
        return assistant ? runs.assistable(run) : runs.renew(run, owner, until) > 0;
    }

    /** The run's calls that are counted, those of all its workers. */
    int calls() {
        return runs.find(run).map(SyncRun::calls).orElse(0);
    }

    boolean undisturbed() {
        return assistant ? runs.assistable(run) : runs.undisturbed(run, owner);
    }
}
