package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Asks for syncs: {@code POST /api/ebay/sync/orders}. */
@Controller("/api/ebay/sync")
final class SyncController {

    private static final String ORDERS = "orders";
    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);

    private final RunStore runs;
    private final WindowStore windows;
    private final AccountStore accounts;
    private final QueueRun queueRun;
    private final TryRun tryRun;
    private final Clock clock;

    SyncController(
            RunStore runs, WindowStore windows, AccountStore accounts, QueueRun queueRun, TryRun tryRun, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.accounts = accounts;
        this.queueRun = queueRun;
        this.tryRun = tryRun;
        this.clock = clock;
    }

    @Post("/orders")
    @Secured(Roles.ADMIN)
    HttpResponse<?> orders(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var request = SyncRequest.read(body, clock.instant());
        var account = account(request);
        var planned = plan(account, request);
        if (request.dryRun()) {
            return HttpResponse.ok(tryRun.run(account, ORDERS, planned, requestId));
        }
        return switch (queueRun.queue(account, ORDERS, request, SignedIn.of(authentication), requestId)) {
            case QueuedRun.Queued queued -> RunView.answer(await(queued.id(), request.waitSeconds()), windows);
            case QueuedRun.Active active ->
                throw HttpProblem.of(HttpStatus.CONFLICT, "A sync of this account and resource is already in progress.")
                        .with("run_id", active.id().toString());
            case QueuedRun.QueueAway failed ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "The sync queue is unavailable; no sync was started.")
                        .with("run_id", failed.id().toString())
                        .retryAfter(QUEUE_PAUSE);
        };
    }

    private Account account(SyncRequest request) {
        if (request.accountId().isPresent()) {
            return accounts.find(request.accountId().get())
                    .orElseThrow(() -> HttpProblem.invalid("account_id", "is not a connected account"));
        }
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

    private List<OrderWindow> plan(Account account, SyncRequest request) {
        var planned = PlanWindows.plan(
                Optional.ofNullable(request.from()),
                Optional.ofNullable(request.to()),
                request.full(),
                windows.watermark(account.id(), ORDERS),
                clock.instant());
        if (planned.isEmpty()) {
            throw HttpProblem.invalid(request.to() == null ? "from" : "to", "leaves no time to read");
        }
        return planned;
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
