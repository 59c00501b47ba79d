package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import dev.ebayconnector.sync.run.RunLock;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.quarantine.QuarantineStore;
import dev.ebayconnector.sync.run.quota.CallRecorder;
import dev.ebayconnector.sync.run.quota.QuotaUse;
import dev.ebayconnector.sync.run.resource.PageSeals;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import dev.ebayconnector.sync.run.window.SeenRecords;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowPage;
import dev.ebayconnector.sync.run.window.WindowStep;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Stores one page: its records, the window's progress and the run's figures in one transaction. */
public final class PageCommit {

    /** PostgreSQL: deadlock_detected. */
    private static final String DEADLOCK = "40P01";

    private static final int DEADLOCK_RETRIES = 3;

    private final RecordWriter writer = new RecordWriter();
    private final QuarantineStore quarantine = new QuarantineStore();
    private final SeenRecords seen = new SeenRecords();
    private final WindowStore windows;
    private final RunStore runs;
    private final CallRecorder recorder;
    private final PageSeals seals;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    public PageCommit(
            WindowStore windows,
            RunStore runs,
            CallRecorder recorder,
            PageSeals seals,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.recorder = recorder;
        this.seals = seals;
        this.windows = windows;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Another worker has taken the run or the window, or the run has ended; nothing of the page is stored. */
    static final class LeaseLost extends RuntimeException {}

    /**
     * @param moved    the window behind the page
     * @param followed windows that the page added to the run
     * @param changed  records that were new or had changed
     * @param use      of eBay's quota, this page's calls included
     */
    record Stored(WindowStep step, SyncWindow moved, int followed, int changed, QuotaUse use) {}

    /**
     * Two workers of a run may store pages that share records in a different order, of which PostgreSQL gives up one; that
     * one is stored again.
     *
     * @throws LeaseLost if the run or the window is not the worker's any more
     */
    <R> Stored store(
            SyncRun run, Resource<R> resource, SyncWindow window, FetchOutcome.Fetched<R> fetched, RunHold hold) {
        for (int again = 0; ; again++) {
            try {
                return storeOnce(run, resource, window, fetched, hold);
            } catch (DataAccessException e) {
                if (again == DEADLOCK_RETRIES
                        || !(e.getCause() instanceof SQLException cause)
                        || !DEADLOCK.equals(cause.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private <R> Stored storeOnce(
            SyncRun run, Resource<R> resource, SyncWindow window, FetchOutcome.Fetched<R> fetched, RunHold hold) {
        try {
            return store(run, resource, window, fetched, hold, writer::together);
        } catch (RecordWriter.PageRefused e) {
            return store(run, resource, window, fetched, hold, writer::oneByOne);
        }
    }

    private <R> Stored store(
            SyncRun run,
            Resource<R> resource,
            SyncWindow window,
            FetchOutcome.Fetched<R> fetched,
            RunHold hold,
            Way way) {
        return transactions.executeWrite(status -> {
            try {
                var connection = status.getConnection();
                var seal = seals.of(connection, run.accountId(), records(resource, fetched.page()));
                var context = new WriteContext(run.accountId(), run.id(), clock.instant(), seal);
                var page = WindowPage.place(connection, seen, window, resource, fetched.page());
                var written = way.write(connection, context, resource, page.news());
                int bad = setAside(connection, context, resource, page.news(), written.refused());
                int moved = move(page.moved(), hold.owner());
                int followed = follow(connection, run, page.step(), written.report());
                var calls = fetched.calls();
                int counted = runs.addPage(
                        run.id(),
                        hold.owner(),
                        hold.assistant(),
                        written.report().stored() + bad,
                        written.report().inserted(),
                        written.report().updated(),
                        written.report().unchanged(),
                        bad,
                        calls.count(),
                        calls.retries(),
                        context.now().plus(RunWorker.LEASE),
                        context.now());
                if (moved == 0 || counted == 0) {
                    throw new LeaseLost();
                }
                return new Stored(
                        page.step(),
                        page.moved(),
                        followed,
                        written.report().inserted() + written.report().updated(),
                        recorder.record(connection, run, resource, calls));
            } catch (PageSeals.AccountErased e) {
                // The erasure has ended the run.
                throw new LeaseLost();
            } catch (SQLException e) {
                // Micronaut lets checked exceptions through, unseen by the compiler and by catches of unchecked ones.
                throw new DataAccessException("page not stored", e);
            }
        });
    }

    private static <R> List<String> records(Resource<R> resource, RecordPage<R> page) {
        return Stream.concat(
                        page.records().stream().map(resource::raw),
                        page.unreadable().stream().map(UnreadableRecord::raw))
                .toList();
    }

    /** Returns how many records of the page could not be stored. */
    private <R> int setAside(
            Connection connection,
            WriteContext context,
            Resource<R> resource,
            RecordPage<R> page,
            List<UnreadableRecord> refused)
            throws SQLException {
        if (!page.records().isEmpty()) {
            quarantine.clear(
                    connection,
                    context,
                    resource.name(),
                    page.records().stream().map(resource::key).toList());
        }
        quarantine.put(connection, context, resource.name(), page.unreadable());
        quarantine.put(connection, context, resource.name(), refused);
        return page.unreadable().size() + refused.size();
    }

    /** Returns how many windows were added. The run is locked, because their numbers follow each other. */
    private int follow(Connection connection, SyncRun run, WindowStep step, WriteReport report) throws SQLException {
        var parts = step instanceof WindowStep.Split split ? split.parts() : List.<Slice>of();
        if (report.follow().isEmpty() && parts.isEmpty()) {
            return 0;
        }
        RunLock.lock(connection, run.id());
        report.follow().forEach(slice -> windows.append(run.id(), slice, null));
        if (step instanceof WindowStep.Split split) {
            parts.forEach(part -> windows.append(run.id(), part, split.total()));
        }
        return report.follow().size() + parts.size();
    }

    private int move(SyncWindow window, String owner) {
        return windows.move(
                window.runId(),
                window.ordinal(),
                owner,
                window.nextOffset(),
                window.expected(),
                window.pass(),
                window.pages(),
                window.idlePages(),
                window.seen(),
                window.done());
    }

    /** How the records of a page are written. */
    private interface Way {
        <R> RecordWriter.Written write(
                Connection connection, WriteContext context, Resource<R> resource, RecordPage<R> page)
                throws SQLException;
    }
}
