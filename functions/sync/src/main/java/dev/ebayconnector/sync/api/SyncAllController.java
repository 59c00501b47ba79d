package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.api.SyncAllView.ResourceOutcome;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunPlanner;
import dev.ebayconnector.sync.run.start.RunStarter;
import dev.ebayconnector.sync.run.start.StartOutcome;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.tokens.StoredToken;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a sync of every resource that is switched on: {@code POST /api/ebay/sync/all}. */
@Controller("/api/ebay/sync/all")
final class SyncAllController {

    private final WindowStore windows;
    private final Resources resources;
    private final AccountChoice accounts;
    private final TokenStore tokens;
    private final RunPlanner planner;
    private final RunStarter starter;
    private final RunAwait await;
    private final DryRunner dryRunner;
    private final Clock clock;

    SyncAllController(
            WindowStore windows,
            Resources resources,
            AccountChoice accounts,
            TokenStore tokens,
            RunPlanner planner,
            RunStarter starter,
            RunAwait await,
            DryRunner dryRunner,
            Clock clock) {
        this.windows = windows;
        this.resources = resources;
        this.accounts = accounts;
        this.tokens = tokens;
        this.planner = planner;
        this.starter = starter;
        this.await = await;
        this.dryRunner = dryRunner;
        this.clock = clock;
    }

    /** 202 if a run was started that has not ended yet, else 200. A resource never hinders another one. */
    @Post
    @Idempotent
    HttpResponse<SyncAllView> start(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        // A start that is too early for one resource may be right for another; each cuts it to what eBay lists.
        var request = SyncRequest.read(body, clock.instant(), Optional.empty());
        var account = accounts.connected(request.accountId());
        var granted = tokens.find(account.id()).map(StoredToken::grantedScopes).orElseGet(() -> Scopes.parse(null));
        var user = SignedIn.of(authentication);
        var outcomes = new ArrayList<ResourceOutcome>();
        for (var resource : resources.on()) {
            outcomes.add(
                    outcomes.stream().anyMatch(ResourceOutcome::queueFailed)
                            ? ResourceOutcome.queueUnavailable(resource.name(), null)
                            : start(resource, account, granted, request, user, requestId));
        }
        return answer(account, request, outcomes);
    }

    private ResourceOutcome start(
            Resource<?> resource,
            Account account,
            Scopes granted,
            SyncRequest request,
            SignedIn user,
            RequestId requestId) {
        var missing = granted.missing(Scope.all(resource.scope()));
        if (!missing.isEmpty()) {
            return ResourceOutcome.missingScope(resource.name(), missing);
        }
        var slices =
                planner.plan(account.id(), resource, request.from(), request.to(), request.full(), clock.instant());
        if (slices.isEmpty()) {
            return ResourceOutcome.nothingToRead(resource.name());
        }
        if (request.dryRun()) {
            return ResourceOutcome.dryRun(dryRunner.run(account, resource, slices, requestId));
        }
        return switch (starter.start(request.run(account, resource, slices, user, requestId))) {
            case StartOutcome.Started started -> ResourceOutcome.started(resource.name(), started.id());
            case StartOutcome.Active active -> ResourceOutcome.alreadyActive(resource.name(), active.id());
            case StartOutcome.QueueUnavailable unavailable ->
                ResourceOutcome.queueUnavailable(resource.name(), unavailable.id());
        };
    }

    private HttpResponse<SyncAllView> answer(Account account, SyncRequest request, List<ResourceOutcome> outcomes) {
        var end = clock.instant().plusSeconds(request.waitSeconds());
        var shown = new ArrayList<ResourceOutcome>();
        boolean underWay = false;
        for (var outcome : outcomes) {
            if (outcome.wasStarted()) {
                var run = await.until(outcome.id(), end);
                underWay |= !run.ended();
                shown.add(outcome.with(RunView.of(run, windows.ofRun(run.id()), clock.instant())));
            } else {
                shown.add(outcome);
            }
        }
        return HttpResponse.<SyncAllView>status(underWay ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new SyncAllView(account.id().toString(), request.dryRun(), List.copyOf(shown)));
    }
}
