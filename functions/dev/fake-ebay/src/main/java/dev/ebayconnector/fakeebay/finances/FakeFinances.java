package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.OrderBook;
import dev.ebayconnector.fakeebay.Quota;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The transactions and payouts of the sellers, for tests that compare, and the routes to them. */
public final class FakeFinances {
    /** eBay's quota of Finances (API call limits). */
    private static final int CALLS_PER_DAY = 15_000;

    private final Function<Seller, OrderBook> books;
    private final Clock clock;
    private final IssuedKeys keys;
    private final Quota quota;
    private final Map<Seller, Ledger> ledgers = new ConcurrentHashMap<>();

    public FakeFinances(Function<Seller, OrderBook> books, Clock clock) {
        this.books = books;
        this.clock = clock;
        this.keys = new IssuedKeys(clock);
        this.quota = new Quota(clock, CALLS_PER_DAY);
    }

    public List<Route> routes(Bearer bearer, Supplier<String> apizUrl, Duration pageDelay) {
        Finances finances =
                new Finances(bearer, quota, new SignatureCheck(keys, clock), this, apizUrl, pageDelay, clock);
        return Stream.concat(finances.routes().stream(), new KeyManagement(bearer, keys).routes().stream())
                .toList();
    }

    /** All transactions of a seller. */
    public int transactions(FakeEnvironment environment, String seller) {
        return of(environment, seller).entries().size();
    }

    /** Payouts that a seller has got until now. */
    public int payouts(FakeEnvironment environment, String seller) {
        return of(environment, seller).payouts(clock.instant()).size();
    }

    /** From now on eBay knows none of the signing keys that it made. */
    public void forgetKeys() {
        keys.forget();
    }

    private Ledger of(FakeEnvironment environment, String seller) {
        return of(Seller.find(environment, seller).orElseThrow());
    }

    Ledger of(Seller seller) {
        return ledgers.computeIfAbsent(seller, each -> new Ledger(each, books.apply(each)));
    }
}
