package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.Cursor;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Problem;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** {@code /api/ebay/sync}. */
@Controller("/api/ebay/sync")
final class SyncController {

    private static final String ORDERS = "orders";
    private static final String RETRY_AFTER_SECONDS = "10";
    private static final Duration POLL = Duration.ofMillis(250);

    private final RunStore runs;
    private final WindowStore windows;
    private final AccountStore accounts;
    private final QueueRun queueRun;
    private final EventLog events;
    private final Clock clock;

    SyncController(RunStore runs, WindowStore windows, AccountStore accounts, QueueRun queueRun, EventLog events, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.accounts = accounts;
        this.queueRun = queueRun;
        this.events = events;
        this.clock = clock;
    }

    @Post("/orders")
    @Secured(Roles.ADMIN)
    HttpResponse<?> orders(@Body @Nullable Map<String, Object> body, HttpRequest<?> http, Authentication authentication,
                           RequestId requestId) {
        Query.of(http).check();
        var request = SyncRequest.read(body, clock.instant());
        var account = account(request);
        if (request.dryRun()) {
            return HttpResponse.ok(dryRun(account, request));
        }
        return switch (queueRun.queue(account, ORDERS, request, SignedIn.of(authentication), requestId)) {
            case QueuedRun.Queued queued -> answer(await(queued.id(), request.waitSeconds()));
            case QueuedRun.Active active -> throw HttpProblem.runActive(active.id());
            case QueuedRun.QueueAway away -> queueAway(away.id(), requestId);
        };
    }

    @Get("/runs")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Page<RunView> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "resource", "state", "limit", "next");
        var account = query.uuid("account_id").orElse(null);
        var resource = query.oneOf("resource", ORDERS).orElse(null);
        var state = query.oneOf("state", "QUEUED", "RUNNING", "WAITING", "SUCCEEDED", "STOPPED", "FAILED").orElse(null);
        var limit = query.limit();
        var after = query.next(After::of);
        query.check();
        var rows = runs.newest(account, resource, state, after.map(After::at).orElse(null), after.map(After::id).orElse(null), limit + 1);
        return Page.cut(rows, limit, this::view, run -> Cursor.after(run.createdAt(), run.id()));
    }

    @Get("/runs/{id}")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    RunView show(@PathVariable String id) {
        return view(find(id));
    }

    /** 202 while a worker still has to see it, 200 if the run has ended. */
    @Post("/runs/{id}/cancel")
    @Secured(Roles.ADMIN)
    HttpResponse<RunView> cancel(@PathVariable String id, Authentication authentication, RequestId requestId) {
        var run = find(id);
        var user = SignedIn.of(authentication);
        var stopped = runs.stop(run.id(), user.email(), clock.instant()) == 1;
        var after = find(id);
        if (stopped) {
            events.record((after.ended() ? Event.warn("sync.stopped", "Stopped the sync while no worker was at it.", requestId)
                    : Event.warn("sync.stop_requested", "Asked the sync to stop.", requestId))
                    .user(user.id()).account(run.accountId()).run(run.id()));
        }
        return answer(after);
    }

    private Account account(SyncRequest request) {
        if (request.accountId().isPresent()) {
            return accounts.find(request.accountId().get())
                    .orElseThrow(() -> HttpProblem.invalid("account_id", "is not a connected account"));
        }
        var all = accounts.all();
        if (all.size() != 1) {
            throw HttpProblem.invalid("account_id", all.isEmpty()
                    ? "is missing, and no account is connected yet" : "is missing; there is more than one account");
        }
        return all.getFirst();
    }

    private DryRun dryRun(Account account, SyncRequest request) {
        var planned = PlanWindows.plan(Optional.ofNullable(request.from()), Optional.ofNullable(request.to()),
                request.full(), windows.watermark(account.id(), ORDERS), clock.instant());
        return DryRun.of(account.id(), ORDERS, planned);
    }

    private static HttpResponse<Problem> queueAway(UUID runId, RequestId requestId) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return HttpResponse.<Problem>status(status).contentType(Problem.MEDIA_TYPE).header("Retry-After", RETRY_AFTER_SECONDS)
                .body(new Problem("about:blank", status.getReason(), status.getCode(),
                        "The sync queue cannot be reached at the moment; nothing was started.", requestId.value(), List.of(), runId.toString()));
    }

    private SyncRun await(UUID id, int seconds) {
        var end = clock.instant().plusSeconds(seconds);
        var run = runs.find(id).orElseThrow();
        while (!run.ended() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(POLL.toNanos());
            run = runs.find(id).orElseThrow();
        }
        return run;
    }

    private HttpResponse<RunView> answer(SyncRun run) {
        return HttpResponse.<RunView>status(run.ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("Location", "/api/ebay/sync/runs/" + run.id()).body(view(run));
    }

    private RunView view(SyncRun run) {
        return RunView.of(run, windows.ofRun(run.id()));
    }

    private SyncRun find(String id) {
        try {
            return runs.find(UUID.fromString(id)).orElseThrow(() -> HttpProblem.notFound("This run"));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("id", "must be a UUID");
        }
    }

    /** The key of the last row of a page. */
    private record After(Instant at, UUID id) {

        static After of(List<String> parts) {
            return new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }
}
