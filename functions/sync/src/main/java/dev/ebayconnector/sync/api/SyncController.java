package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.Resource;
import dev.ebayconnector.sync.run.Resources;
import dev.ebayconnector.sync.run.RunRequest;
import dev.ebayconnector.sync.run.RunStarter;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.Slice;
import dev.ebayconnector.sync.run.StartOutcome;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.WindowStore;
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

/** Starts syncs: {@code POST /api/ebay/sync/{resource}}. */
@Controller("/api/ebay/sync")
final class SyncController {

    private static final String CONNECTED = "CONNECTED";
    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);

    private final RunStore runs;
    private final WindowStore windows;
    private final Resources resources;
    private final AccountStore accounts;
    private final RunStarter starter;
    private final DryRunner dryRunner;
    private final Clock clock;

    SyncController(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            AccountStore accounts,
            RunStarter starter,
            DryRunner dryRunner,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.resources = resources;
        this.accounts = accounts;
        this.starter = starter;
        this.dryRunner = dryRunner;
        this.clock = clock;
    }

    @Post("/{resource}")
    @Secured(Roles.ADMIN)
    HttpResponse<?> start(
            @PathVariable("resource") String name,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var resource = resources.find(name).orElseThrow(() -> HttpProblem.notFound("The resource " + name));
        var now = clock.instant();
        var request = SyncRequest.read(body, now, resource.earliest(now));
        var account = account(request);
        var slices = plan(account, resource, request, now);
        if (request.dryRun()) {
            return HttpResponse.ok(dryRunner.run(account, resource, slices, requestId));
        }
        var user = SignedIn.of(authentication);
        var outcome = starter.start(new RunRequest(
                account.id(),
                resource.name(),
                request.from(),
                request.to(),
                request.full(),
                slices,
                user.id(),
                user.email(),
                requestId.value()));
        return switch (outcome) {
            case StartOutcome.Started started ->
                RunView.answer(await(started.id(), request.waitSeconds()), windows, clock.instant());
            case StartOutcome.Active active -> throw alreadyActive(active);
            case StartOutcome.QueueUnavailable unavailable ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "The sync queue is unavailable; no sync was started.")
                        .with("run_id", unavailable.id().toString())
                        .retryAfter(QUEUE_PAUSE);
        };
    }

    private Account account(SyncRequest request) {
        var account = request.accountId().isPresent()
                ? accounts.find(request.accountId().get())
                        .orElseThrow(() -> HttpProblem.invalid("account_id", "is not an account"))
                : onlyAccount();
        if (!account.status().equals(CONNECTED)) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT,
                    "eBay gives no access to the account " + account.username() + " (" + account.status()
                            + "). Connect the seller again.");
        }
        return account;
    }

    private Account onlyAccount() {
        var all = accounts.newest(2);
        if (all.size() != 1) {
            throw HttpProblem.invalid(
                    "account_id",
                    all.isEmpty()
                            ? "is missing, and no account is connected yet"
                            : "is missing; there is more than one account");
        }
        return all.getFirst();
    }

    private List<Slice> plan(Account account, Resource<?> resource, SyncRequest request, Instant now) {
        var slices = resource.plan(new Resource.PlanRequest(
                account.id(),
                Optional.ofNullable(request.from()),
                Optional.ofNullable(request.to()),
                request.full(),
                windows.watermark(account.id(), resource.name()),
                now));
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

    private SyncRun await(UUID id, int seconds) {
        var end = clock.instant().plusSeconds(seconds);
        var run = runs.find(id).orElseThrow();
        while (!run.ended() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(POLL.toNanos());
            run = runs.find(id).orElseThrow();
        }
        return run;
    }
}
