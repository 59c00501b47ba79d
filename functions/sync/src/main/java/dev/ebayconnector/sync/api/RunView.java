package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A run as callers see it.
 *
 * @param from        start of what the run reads; null for a list without dates
 * @param to          end of what the run reads; null for a list without dates
 * @param trigger     what started the run: {@code request} or {@code schedule}
 * @param requestedBy e-mail address of the user who requested the run; null for runs of a schedule
 * @param pages       stored
 * @param calls       of eBay for pages, repeated ones included
 * @param retries     calls that repeated another one
 * @param heartbeatAt when the last page was stored; null before the first one
 * @param waiting     of a parked run; else null
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RunView(
        String id,
        String accountId,
        String environment,
        String resource,
        String state,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean full,
        String trigger,
        @Nullable String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Rows rows,
        int pages,
        int calls,
        int retries,
        @Nullable Instant heartbeatAt,
        Progress progress,
        @Nullable Waiting waiting,
        @Nullable Stop stop,
        @Nullable Failure error,
        String requestId) {

    /** @param gone what eBay does not list any more, marked by a run that read everything */
    @Serdeable
    record Rows(long seen, long inserted, long updated, long unchanged, long quarantined, long gone) {}

    /**
     * @param rowsExpected what eBay counts in the windows begun so far
     * @param estimatedEnd null if the run has ended, or if nothing can be said yet
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Progress(
            int windowsTotal,
            int windowsDone,
            long rowsExpected,
            @Nullable Instant estimatedEnd) {}

    /** Until when a run waits, and why. It continues by itself. */
    @Serdeable
    record Waiting(Instant until, String code, @Nullable String detail) {}

    /**
     * The receipt of a STOP; rows stored before it are kept.
     *
     * @param reason as the user gave it; may be null
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Stop(
            Instant requestedAt,
            @Nullable String requestedBy,
            @Nullable String reason,
            int afterPage,
            long keptRows) {}

    @Serdeable
    record Failure(String code, @Nullable String detail) {}

    /** 200 for a run that has ended, else 202. */
    static HttpResponse<RunView> answer(SyncRun run, WindowStore windows, Instant now) {
        return HttpResponse.<RunView>status(run.ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("Location", "/api/ebay/sync/runs/" + run.id())
                .body(of(run, windows.ofRun(run.id()), now));
    }

    static RunView of(SyncRun run, List<SyncWindow> windows, Instant now) {
        var progress = new Progress(
                windows.size(),
                (int) windows.stream().filter(SyncWindow::done).count(),
                windows.stream()
                        .filter(window -> window.expected() != null)
                        .mapToLong(SyncWindow::expected)
                        .sum(),
                RunEstimate.end(run, windows, now).orElse(null));
        var waiting = run.parked() ? new Waiting(run.waitUntil(), run.waitCode(), run.waitDetail()) : null;
        var stop = run.stopRequestedAt() == null
                ? null
                : new Stop(
                        run.stopRequestedAt(),
                        run.stopRequestedBy(),
                        run.stopReason(),
                        run.pages(),
                        run.rowsInserted() + run.rowsUpdated() + run.rowsUnchanged());
        var error = run.errorCode() == null ? null : new Failure(run.errorCode(), run.errorDetail());
        return new RunView(
                run.id().toString(),
                run.accountId().toString(),
                run.environment().code(),
                run.resource(),
                run.state().name(),
                windows.stream()
                        .map(SyncWindow::startsAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(run.requestedFrom()),
                windows.stream()
                        .map(SyncWindow::endsAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(run.requestedTo()),
                run.fullScan(),
                run.trigger(),
                run.requestedByEmail(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                new Rows(
                        run.rowsSeen(),
                        run.rowsInserted(),
                        run.rowsUpdated(),
                        run.rowsUnchanged(),
                        run.rowsQuarantined(),
                        run.rowsGone()),
                run.pages(),
                run.calls(),
                run.retries(),
                run.lastPageAt(),
                progress,
                waiting,
                stop,
                error,
                run.requestId());
    }
}
