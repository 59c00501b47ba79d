package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.RunListStore;
import dev.ebayconnector.sync.run.RunState;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.ResumeOutcome;
import dev.ebayconnector.sync.run.start.RunResumer;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows runs, stops them and resumes them. */
@Controller("/api/ebay/sync/runs")
final class RunsController {

    private static final int LONGEST_REASON = 500;
    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);

    private final RunStore runs;
    private final RunListStore lists;
    private final WindowStore windows;
    private final Resources resources;
    private final RunResumer resumer;
    private final EventLog events;
    private final Clock clock;

    RunsController(
            RunStore runs,
            RunListStore lists,
            WindowStore windows,
            Resources resources,
            RunResumer resumer,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.lists = lists;
        this.windows = windows;
        this.resources = resources;
        this.resumer = resumer;
        this.events = events;
        this.clock = clock;
    }

    @Get
    Page<RunView> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "resource", "state", "limit", "next");
        var account = query.uuid("account_id").orElse(null);
        var resource = query.oneOf("resource", resources.runNames()).orElse(null);
        var state = query.oneOf("state", RunState.names()).orElse(null);
        var page = query.page(CreatedKey::of);
        query.check();
        var rows = lists.newest(account, resource, state, page.afterValues(), page.rows());
        var slices = windowsOf(rows);
        return page.page(
                rows,
                run -> RunView.of(run, slices.getOrDefault(run.id(), List.of()), clock.instant()),
                run -> new CreatedKey(run.createdAt(), run.id()));
    }

    @Get("/{id}")
    RunView show(PathId id) {
        return view(find(id));
    }

    /** 202 while a worker still has to stop, 200 once the run has ended. */
    @Post("/{id}/cancel")
    HttpResponse<RunView> cancel(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var members = Members.of(body, "reason");
        var reason = members.optionalText("reason", LONGEST_REASON);
        members.check();
        var run = find(id);
        var user = SignedIn.of(authentication);
        var ended = false;
        var requested = false;
        var after = run;
        // Again if a worker took the run, or gave it back, between the two.
        while (!after.ended() && !ended && !requested) {
            ended = runs.stopIdle(run.id(), user.email(), reason.orElse(null), clock.instant()) == 1;
            requested = !ended && runs.requestStop(run.id(), user.email(), reason.orElse(null), clock.instant()) == 1;
            after = find(id);
        }
        if (ended) {
            windows.forgetRecords(run.id());
        }
        if (ended || requested) {
            events.record((ended
                            ? Event.warn("sync.stopped", "Stopped the sync; no worker had it.", requestId)
                            : Event.warn("sync.stop_requested", "Requested a STOP of the sync.", requestId))
                    .user(user.id())
                    .account(run.accountId())
                    .run(run.id())
                    .detail("reason", after.stopReason()));
        }
        return RunView.answer(after, windows, clock.instant());
    }

    /** A run that was stopped or has failed goes on at its place. */
    @Post("/{id}/resume")
    @Idempotent
    HttpResponse<RunView> resume(PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication) {
        Members.of(body).check();
        return switch (resumer.resume(find(id), SignedIn.of(authentication).id())) {
            case ResumeOutcome.Resumed(SyncRun run) -> RunView.answer(run, windows, clock.instant());
            case ResumeOutcome.Refused(String reason) -> throw HttpProblem.of(HttpStatus.CONFLICT, reason);
            case ResumeOutcome.OtherActive(var active) ->
                throw HttpProblem.of(HttpStatus.CONFLICT, "Another sync of this account and resource is in progress.")
                        .with("run_id", active.toString());
            case ResumeOutcome.QueueUnavailable _ ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "The sync queue is unavailable; the run was not resumed.")
                        .retryAfter(QUEUE_PAUSE);
        };
    }

    private Map<UUID, List<SyncWindow>> windowsOf(List<SyncRun> rows) {
        var ids = rows.stream().map(SyncRun::id).toList();
        return ids.isEmpty()
                ? Map.of()
                : windows.ofRuns(ids).stream().collect(Collectors.groupingBy(SyncWindow::runId));
    }

    private RunView view(SyncRun run) {
        return RunView.of(run, windows.ofRun(run.id()), clock.instant());
    }

    private SyncRun find(PathId id) {
        return runs.find(id.value()).orElseThrow(() -> HttpProblem.notFound("This run"));
    }
}
