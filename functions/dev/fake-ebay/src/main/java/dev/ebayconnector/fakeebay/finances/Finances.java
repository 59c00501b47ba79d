package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Pause;
import dev.ebayconnector.fakeebay.Quota;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers Sell Finances v1. */
final class Finances {
    private static final String PATH = "/sell/finances/v1";
    private static final int MOST_TRANSACTIONS = 1_000;
    private static final int MOST_PAYOUTS = 200;
    private static final Set<String> BY_TRANSACTION = Set.of("transactionDate");
    private static final Set<String> BY_PAYOUT = Set.of("payoutDate", "lastAttemptedPayoutDate");
    private static final String MARKETPLACE = "[A-Z]+_[A-Z_]+";

    private final Bearer bearer;
    private final Quota quota;
    private final SignatureCheck signatures;
    private final FakeFinances ledgers;
    private final Supplier<String> apizUrl;
    private final Duration pageDelay;
    private final Clock clock;

    Finances(
            Bearer bearer,
            Quota quota,
            SignatureCheck signatures,
            FakeFinances ledgers,
            Supplier<String> apizUrl,
            Duration pageDelay,
            Clock clock) {
        this.bearer = bearer;
        this.quota = quota;
        this.signatures = signatures;
        this.ledgers = ledgers;
        this.apizUrl = apizUrl;
        this.pageDelay = pageDelay;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                route("/transaction", "transaction.page", this::transactions),
                route("/payout", "payout.page", this::payouts),
                route("/seller_funds_summary", "funds.summary", this::funds),
                route("/transaction_summary", "transaction.summary", this::summary));
    }

    private Route route(String path, String name, Function<Request, Reply> answer) {
        return Route.of(Host.APIZ, "GET", PATH + path, name, answer::apply);
    }

    private Reply transactions(Request request) {
        Pause.of(Optional.of(pageDelay));
        Instant now = clock.instant();
        return admitted(request)
                .reply(ledger -> FinancePage.parse(request, MOST_TRANSACTIONS, BY_TRANSACTION)
                        .reply(page -> TransactionFilter.parse(request, now)
                                .reply(filter -> page.reply(
                                        request,
                                        apizUrl,
                                        "transactions",
                                        filter.of(ledger, now),
                                        entry -> new TransactionDocument(ledger, entry).json(now)))));
    }

    private Reply payouts(Request request) {
        Instant now = clock.instant();
        return admitted(request)
                .reply(ledger -> FinancePage.parse(request, MOST_PAYOUTS, BY_PAYOUT)
                        .reply(page -> PayoutFilter.parse(request, now)
                                .reply(filter -> page.reply(
                                        request,
                                        apizUrl,
                                        "payouts",
                                        filter.of(ledger, now),
                                        payout -> payout.json(now)))));
    }

    private Reply funds(Request request) {
        Instant now = clock.instant();
        return admitted(request).reply(ledger -> {
            List<Entry> unpaid = ledger.entries().stream()
                    .filter(entry -> !entry.paidOut(now))
                    .toList();
            return unpaid.isEmpty() ? Reply.empty(204) : Reply.json(200, Summary.funds(ledger, unpaid, now));
        });
    }

    private Reply summary(Request request) {
        Instant now = clock.instant();
        return admitted(request)
                .reply(ledger -> TransactionFilter.parse(request, now)
                        .then(filter -> filter.hasStatus()
                                ? Checked.passed(filter)
                                : FinanceErrors.<TransactionFilter>refused(
                                        135011, "Transaction status filter is mandatory."))
                        .reply(filter -> Reply.json(
                                200,
                                Summary.transactions(
                                        ledger, filter.of(ledger, now), filter.asksFor("FUNDS_ON_HOLD")))));
    }

    /** Without the header of the marketplace eBay takes EBAY_US. */
    private Checked<Ledger> admitted(Request request) {
        if (request.header("X-EBAY-C-MARKETPLACE-ID")
                .filter(marketplace -> !marketplace.matches(MARKETPLACE))
                .isPresent()) {
            return Checked.refused(ApiErrors.invalidRequest(400, "The marketplace id is not valid."));
        }
        return bearer.seller(request, Scopes.FINANCES)
                .then(seller -> signatures.check(request, seller))
                .then(seller -> quota.use(seller.environment())
                        ? Checked.passed(ledgers.of(seller))
                        : Checked.refused(ApiErrors.tooManyRequests()));
    }
}
