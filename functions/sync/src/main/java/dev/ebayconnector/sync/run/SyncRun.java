package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.Level;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A row of {@code sync_runs}.
 *
 * @param environment  of the account
 * @param trigger      what started it: {@code request} or {@code schedule}
 * @param attempts     workers that took the run since its last stored page and were interrupted
 * @param retries      calls that repeated another one
 * @param resumable    false for a run of an older release
 * @param waitUntil    when a parked run continues; null if it is not parked
 * @param waitCode     why it is parked, for programs
 * @param waitDetail   why it is parked, for people
 * @param failingSince when eBay failed first since the last stored page
 * @param pauses       times the run was parked because eBay failed, since the last stored page
 * @param busyMs       milliseconds that workers took for the stored pages
 */
@MappedEntity("sync_runs")
public record SyncRun(
        @Id UUID id,
        UUID accountId,
        EbayEnvironment environment,
        String resource,
        RunState state,
        @Nullable Instant requestedFrom,
        @Nullable Instant requestedTo,
        boolean fullScan,
        String trigger,
        @Nullable String requestedByEmail,
        String requestId,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        int pages,
        int calls,
        int retries,
        long rowsSeen,
        long rowsInserted,
        long rowsUpdated,
        long rowsUnchanged,
        long rowsQuarantined,
        long rowsGone,
        @Nullable Instant stopRequestedAt,
        @Nullable String stopRequestedBy,
        @Nullable String stopReason,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        boolean resumable,
        @Nullable Instant waitUntil,
        @Nullable String waitCode,
        @Nullable String waitDetail,
        @Nullable Instant failingSince,
        int pauses,
        @Nullable Instant lastPageAt,
        long busyMs) {

    /** Of {@code sync_runs}, in the order of the members. */
    static final String COLUMNS = """
        id, account_id, (SELECT environment FROM accounts WHERE accounts.id = sync_runs.account_id) AS environment,
        resource, state, requested_from, requested_to, full_scan, trigger, requested_by_email, request_id, created_at,
        started_at, finished_at, attempts, pages, calls, retries, rows_seen, rows_inserted, rows_updated,
        rows_unchanged, rows_quarantined, rows_gone, stop_requested_at, stop_requested_by, stop_reason, error_code,
        error_detail, resumable, wait_until, wait_code, wait_detail, failing_since, pauses, last_page_at, busy_ms
        """;

    public boolean ended() {
        return finishedAt != null;
    }

    /** Whether it waits for a time that is stated in the run. */
    public boolean parked() {
        return state == RunState.WAITING && waitUntil != null;
    }

    /** Whether the whole resource is wanted up to now; only such a run moves the watermark. */
    public boolean unbounded() {
        return requestedFrom == null && requestedTo == null;
    }

    /** SQL sessions, events, log lines and calls of eBay of the work name the run and the request that started it. */
    public <T> T within(Supplier<T> work) {
        return CurrentRequest.with(new RequestId(requestId), () -> CurrentRequest.on(accountId, id, work));
    }

    /** An event of this run, with its ids. */
    public Event event(Level level, String name, String message) {
        return new Event(level, name, message, new RequestId(requestId), null, accountId, id, null, Map.of());
    }
}
