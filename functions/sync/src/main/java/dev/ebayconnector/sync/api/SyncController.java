package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.start.RunPlanner;
import dev.ebayconnector.sync.run.start.RunStarter;
import dev.ebayconnector.sync.run.start.StartOutcome;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts syncs: {@code POST /api/ebay/sync/{resource}}. */
@Controller("/api/ebay/sync")
final class SyncController {

    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);

    private final WindowStore windows;
    private final Resources resources;
    private final AccountChoice accounts;
    private final RunPlanner planner;
    private final RunStarter starter;
    private final RunAwait await;
    private final DryRunner dryRunner;
    private final Clock clock;

    SyncController(
            WindowStore windows,
            Resources resources,
            AccountChoice accounts,
            RunPlanner planner,
            RunStarter starter,
            RunAwait await,
            DryRunner dryRunner,
            Clock clock) {
        this.windows = windows;
        this.resources = resources;
        this.accounts = accounts;
        this.planner = planner;
        this.starter = starter;
        this.await = await;
        this.dryRunner = dryRunner;
        this.clock = clock;
    }

    @Post("/{resource}")
    @Idempotent
    HttpResponse<?> start(
            @PathVariable("resource") String name,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var resource = SwitchedOn.resource(resources, name);
        var now = clock.instant();
        var request = SyncRequest.read(body, now, resource.earliest(now));
        var account = accounts.connected(request.accountId());
        var slices = plan(account, resource, request, now);
        if (request.dryRun()) {
            return HttpResponse.ok(dryRunner.run(account, resource, slices, requestId));
        }
        var outcome = starter.start(request.run(account, resource, slices, SignedIn.of(authentication), requestId));
        return switch (outcome) {
            case StartOutcome.Started started ->
                RunView.answer(
                        await.until(started.id(), clock.instant().plusSeconds(request.waitSeconds())),
                        windows,
                        clock.instant());
            case StartOutcome.Active active -> throw alreadyActive(active);
            case StartOutcome.QueueUnavailable unavailable ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "The sync queue is unavailable; no sync was started.")
                        .with("run_id", unavailable.id().toString())
                        .retryAfter(QUEUE_PAUSE);
        };
    }

    private List<Slice> plan(Account account, Resource<?> resource, SyncRequest request, Instant now) {
        var slices = planner.plan(account.id(), resource, request.from(), request.to(), request.full(), now);
        if (slices.isEmpty()) {
            throw HttpProblem.invalid(request.to() == null ? "from" : "to", "leaves nothing to read");
        }
        return slices;
    }

    private static HttpProblem alreadyActive(StartOutcome.Active active) {
        var problem = HttpProblem.of(HttpStatus.CONFLICT, explanation(active));
        return active.id() == null
                ? problem
                : problem.with("run_id", active.id().toString());
    }

    private static String explanation(StartOutcome.Active active) {
        if (active.revived()) {
            return "A sync of this account and resource had lost its worker; it continues now.";
        }
        return active.waitsUntil() == null
                ? "A sync of this account and resource is already in progress."
                : "A sync of this account and resource waits until " + active.waitsUntil()
                        + " and continues by itself.";
    }
}
