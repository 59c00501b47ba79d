package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.api.SyncAllView.ResourceOutcome;
import dev.ebayconnector.sync.proof.ProofDays;
import dev.ebayconnector.sync.proof.ProofResource;
import dev.ebayconnector.sync.proof.ProofStore;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunRequest;
import dev.ebayconnector.sync.run.start.RunStarter;
import dev.ebayconnector.sync.run.start.StartOutcome;
import dev.ebayconnector.tokens.StoredToken;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows whether anything is missing, checks it anew, and reads again what differs. */
@Controller("/api/ebay/sync/proof")
final class ProofController {

    private static final String NOT_CHECKED = "Not checked yet.";
    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);

    private final ProofStore store;
    private final Resources resources;
    private final AccountChoice accounts;
    private final TokenStore tokens;
    private final RunStarter starter;
    private final Clock clock;

    ProofController(
            ProofStore store,
            Resources resources,
            AccountChoice accounts,
            TokenStore tokens,
            RunStarter starter,
            Clock clock) {
        this.store = store;
        this.resources = resources;
        this.accounts = accounts;
        this.tokens = tokens;
        this.starter = starter;
        this.clock = clock;
    }

    @Get
    ProofView show(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "resource", "from", "to");
        var id = query.uuid("account_id");
        var only = query.oneOf("resource", provable());
        var range = ProofRange.read(query, clock.instant());
        query.check();
        var account = accounts.any(id);
        var items =
                proofs(only).stream().map(proof -> item(account, proof, range)).toList();
        var notProvable = resources.on().stream()
                .map(Resource::name)
                .filter(name -> proof(name).isEmpty())
                .toList();
        return new ProofView(
                account.id().toString(), range.from().toString(), range.to().toString(), items, notProvable);
    }

    private ProofView.Item item(Account account, ProofResource proof, ProofRange range) {
        var name = proof.proven().name();
        // A list without dates has the day of its last check, which may be today.
        var to = proof.byDay() ? range.to() : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var rows = store.between(account.id(), name, range.from(), to);
        var unchecked = store.unfinished(account.id(), proof.name()).orElse(NOT_CHECKED);
        return ProofView.item(
                name,
                proof.byDay(),
                rows,
                range.from().datesUntil(range.to().plusDays(1)).toList(),
                unchecked);
    }

    /** Checks each resource by a run of its own; 202 if one was started, else 200. */
    @Post
    @Idempotent
    HttpResponse<SyncAllView> check(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var members = Members.of(body, "account_id", "resource", "from", "to");
        var id = members.uuid("account_id");
        var only = members.oneOf("resource", provable());
        var range = ProofRange.read(members, clock.instant());
        if (range.to().isAfter(ProofDays.last(clock.instant()))) {
            members.problem("to", "must be a day that ended at least an hour ago");
        }
        members.check();
        var account = accounts.connected(id);
        var user = SignedIn.of(authentication);
        var outcomes = proofs(only).stream()
                .map(proof -> start(proof, account, range, user, requestId))
                .toList();
        boolean started = outcomes.stream().anyMatch(ResourceOutcome::wasStarted);
        return HttpResponse.<SyncAllView>status(started ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new SyncAllView(account.id().toString(), false, outcomes));
    }

    private ResourceOutcome start(
            ProofResource proof, Account account, ProofRange range, SignedIn user, RequestId requestId) {
        var name = proof.proven().name();
        var missing = granted(account).missing(Scope.all(proof.scope()));
        if (!missing.isEmpty()) {
            return ResourceOutcome.missingScope(name, missing);
        }
        var slices = proof.plan(new Resource.PlanRequest(
                account.id(),
                Optional.of(range.start()),
                Optional.of(range.end()),
                false,
                Optional.empty(),
                clock.instant()));
        if (slices.isEmpty()) {
            return ResourceOutcome.nothingToRead(name);
        }
        var outcome = starter.start(new RunRequest(
                account.id(),
                proof.name(),
                range.start(),
                range.end(),
                false,
                slices,
                user.id(),
                user.email(),
                requestId.value()));
        return switch (outcome) {
            case StartOutcome.Started started -> ResourceOutcome.started(name, started.id());
            case StartOutcome.Active active -> ResourceOutcome.alreadyActive(name, active.id());
            case StartOutcome.QueueUnavailable unavailable -> ResourceOutcome.queueUnavailable(name, unavailable.id());
        };
    }

    private Scopes granted(Account account) {
        return tokens.find(account.id()).map(StoredToken::grantedScopes).orElseGet(() -> Scopes.parse(null));
    }

    /** Reads the days that differ again, and nothing else; a list without dates is read whole. */
    @Post("/repair")
    @Idempotent
    HttpResponse<Repair> repair(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var members = Members.of(body, "account_id", "resource");
        var id = members.uuid("account_id");
        var name = members.oneOf("resource", provable());
        if (name.isEmpty() && (body == null || !body.containsKey("resource"))) {
            members.problem("resource", "is missing");
        }
        members.check();
        var proof = proof(name.get()).orElseThrow();
        var account = accounts.connected(id);
        var days = store.differing(account.id(), name.get());
        if (days.isEmpty()) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "Nothing differs, so there is nothing to repair.");
        }
        var run = start(repair(proof, account, days, SignedIn.of(authentication), requestId));
        store.repairedBy(account.id(), name.get(), days, run.id());
        return HttpResponse.<Repair>status(HttpStatus.ACCEPTED)
                .body(new Repair(
                        run.id().toString(),
                        proof.byDay() ? days.stream().map(LocalDate::toString).toList() : List.of()));
    }

    private RunRequest repair(
            ProofResource proof, Account account, List<LocalDate> days, SignedIn user, RequestId requestId) {
        var resource = proof.proven();
        var now = clock.instant();
        var range = new ProofRange(days.getFirst(), days.getLast());
        // Only a run without a period moves the watermark and marks what is gone, and only a whole list may do so.
        return new RunRequest(
                account.id(),
                resource.name(),
                proof.byDay() ? range.start() : null,
                proof.byDay() ? range.end() : null,
                !proof.byDay(),
                proof.byDay()
                        ? proof.repairs(days)
                        : resource.plan(new Resource.PlanRequest(
                                account.id(), Optional.empty(), Optional.empty(), true, Optional.empty(), now)),
                user.id(),
                user.email(),
                requestId.value());
    }

    private StartOutcome.Started start(RunRequest request) {
        return switch (starter.start(request)) {
            case StartOutcome.Started started -> started;
            case StartOutcome.Active active -> throw alreadyActive(active);
            case StartOutcome.QueueUnavailable _ ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "The sync queue is unavailable; nothing was started.")
                        .retryAfter(QUEUE_PAUSE);
        };
    }

    private static HttpProblem alreadyActive(StartOutcome.Active active) {
        var problem = HttpProblem.of(
                HttpStatus.CONFLICT, "A sync of this account and resource is in progress; repair after its end.");
        return active.id() == null
                ? problem
                : problem.with("run_id", active.id().toString());
    }

    private List<ProofResource> proofs(Optional<String> only) {
        return resources.on().stream()
                .map(Resource::name)
                .filter(name -> only.isEmpty() || only.get().equals(name))
                .flatMap(name -> proof(name).stream())
                .toList();
    }

    private Optional<ProofResource> proof(String name) {
        return resources.ofRun(ProofResource.name(name)).map(ProofResource.class::cast);
    }

    private String[] provable() {
        return Arrays.stream(resources.names())
                .filter(name -> proof(name).isPresent())
                .toArray(String[]::new);
    }
}
