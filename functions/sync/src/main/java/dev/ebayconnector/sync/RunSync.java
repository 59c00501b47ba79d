package dev.ebayconnector.sync;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.OrdersApi;
import dev.ebayconnector.ebay.OrdersPage;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Works on one run until it ends, somebody stops it, or time is up. Between two pages nothing is held: a worker that
 * dies leaves a run that the next one goes on with.
 */
final class RunSync {

    private static final Duration LEASE = Duration.ofSeconds(120);

    private final RunStore runs;
    private final WindowStore windows;
    private final StorePage storePage;
    private final AccountStore accounts;
    private final AccessTokens tokens;
    private final OrdersApi orders;
    private final EbaySettings ebay;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    RunSync(RunStore runs, WindowStore windows, StorePage storePage, AccountStore accounts, AccessTokens tokens, OrdersApi orders,
            EbaySettings ebay, RunQueue queue, EventLog events, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.storePage = storePage;
        this.accounts = accounts;
        this.tokens = tokens;
        this.orders = orders;
        this.ebay = ebay;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    void run(UUID id, Instant deadline) {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        if (runs.claim(id, owner, now.plus(LEASE), now) == 0) {
            return;
        }
        var run = runs.find(id).orElseThrow();
        var account = accounts.find(run.accountId()).orElseThrow();
        try {
            work(run, account, owner, deadline);
        } catch (StorePage.LeaseLost e) {
            events.record(Event.warn("sync.lease_lost", "Another worker took the run over.", new RequestId(run.requestId())).run(id));
        } catch (EbayException e) {
            fail(run, owner, e.word(), e.getMessage(), e.ebayRequestId());
        }
    }

    private void work(SyncRun run, Account account, String owner, Instant deadline) {
        plan(run);
        for (var next = nextWindow(run); next.isPresent(); next = nextWindow(run)) {
            if (runs.renew(run.id(), owner, clock.instant().plus(LEASE)) == 0) {
                stopped(run, owner);
                return;
            }
            if (clock.instant().isAfter(deadline)) {
                runs.release(run.id(), owner);
                queue.announce(run.id());
                return;
            }
            var page = fetch(run, account, next.get(), owner);
            if (page.isEmpty()) {
                return;
            }
            storePage.store(run, next.get(), page.get(), owner, clock.instant().plus(LEASE));
        }
        succeeded(run, owner);
    }

    private void plan(SyncRun run) {
        if (!windows.ofRun(run.id()).isEmpty()) {
            return;
        }
        var planned = PlanWindows.plan(Optional.ofNullable(run.requestedFrom()), Optional.ofNullable(run.requestedTo()), run.fullScan(),
                windows.watermark(run.accountId(), run.resource()), run.createdAt());
        for (int ordinal = 0; ordinal < planned.size(); ordinal++) {
            var window = planned.get(ordinal);
            windows.add(run.id(), ordinal, window.field().word(), window.from(), window.to());
        }
    }

    private Optional<SyncWindow> nextWindow(SyncRun run) {
        return windows.ofRun(run.id()).stream().filter(window -> !window.done()).findFirst();
    }

    /** Empty if the run had to end instead. A refused token is refreshed once and the page asked for once more. */
    private Optional<OrdersPage> fetch(SyncRun run, Account account, SyncWindow window, String owner) {
        for (int attempt = 0; ; attempt++) {
            switch (tokens.of(account, new RequestId(run.requestId()))) {
                case AccessResult.Available available -> {
                    try {
                        return Optional.of(page(account, available, window));
                    } catch (EbayException e) {
                        if (e.kind() != EbayException.Kind.UNAUTHORIZED || attempt > 0) {
                            throw e;
                        }
                        tokens.refused(account, available.version());
                    }
                }
                case AccessResult.NeedsReconnect needed -> {
                    fail(run, owner, "needs_reconnect", "Connect the seller again: " + needed.reason() + ".", null);
                    return Optional.empty();
                }
                case AccessResult.MissingScope missing -> {
                    fail(run, owner, "missing_scope", "Connect the seller again to allow " + String.join(", ", missing.missing()) + ".", null);
                    return Optional.empty();
                }
                case AccessResult.Unavailable away -> {
                    fail(run, owner, "token_unavailable", "No access token just now: " + away.reason() + ".", null);
                    return Optional.empty();
                }
            }
        }
    }

    private OrdersPage page(Account account, AccessResult.Available token, SyncWindow window) {
        var endpoint = EbayEnvironment.of(account.environment()).flatMap(ebay::endpoint).orElseThrow();
        var field = OrderWindow.DateField.valueOf(window.dateField().toUpperCase(Locale.ROOT));
        return orders.page(endpoint, token.token(), new OrderWindow(field, window.startsAt(), window.endsAt()),
                OrdersApi.MAXIMUM_LIMIT, window.nextOffset());
    }

    /** The cursor moves only for a run without bounds of its own: another one may leave a gap behind it. */
    private void succeeded(SyncRun run, String owner) {
        if (runs.end(run.id(), owner, "SUCCEEDED", null, null, clock.instant()) == 0) {
            stopped(run, owner);
            return;
        }
        if (run.requestedFrom() == null && run.requestedTo() == null) {
            windows.ofRun(run.id()).stream().map(SyncWindow::endsAt).max(Instant::compareTo)
                    .ifPresent(end -> windows.checkpoint(run.accountId(), run.resource(), end, run.id(), clock.instant()));
        }
        var ended = runs.find(run.id()).orElse(run);
        events.record(Event.info("sync.succeeded", "Synced " + ended.rowsSeen() + " " + run.resource() + ".", new RequestId(run.requestId()))
                .account(run.accountId()).run(run.id()).detail("pages", ended.pages()).detail("inserted", ended.rowsInserted())
                .detail("updated", ended.rowsUpdated()));
    }

    private void stopped(SyncRun run, String owner) {
        if (runs.end(run.id(), owner, "STOPPED", null, null, clock.instant()) == 1) {
            var ended = runs.find(run.id()).orElse(run);
            events.record(Event.warn("sync.stopped", "Stopped after page " + ended.pages() + "; what was stored is kept.",
                    new RequestId(run.requestId())).account(run.accountId()).run(run.id()).detail("by", ended.stopRequestedBy()));
        }
    }

    private void fail(SyncRun run, String owner, String code, String detail, String ebayRequestId) {
        runs.end(run.id(), owner, "FAILED", code, detail, clock.instant());
        events.record(Event.error("sync.failed", detail, new RequestId(run.requestId()))
                .account(run.accountId()).run(run.id()).ebayRequest(ebayRequestId).detail("reason", code));
    }
}
