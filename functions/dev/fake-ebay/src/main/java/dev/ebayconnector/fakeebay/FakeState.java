package dev.ebayconnector.fakeebay;

import dev.ebayconnector.fakeebay.disputes.Disputes;
import dev.ebayconnector.fakeebay.finances.FakeFinances;
import dev.ebayconnector.fakeebay.inventory.FakeInventory;
import dev.ebayconnector.fakeebay.messages.Mails;
import dev.ebayconnector.fakeebay.notices.FakeNotices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state of one fake eBay: issued tokens, counters, orders that were changed, and the faults that are switched on. */
final class FakeState {
    final FakeEbaySettings settings;
    final FakeClock clock;
    final AppCredentialsByEnvironment credentials;
    final RuNames runames = new RuNames();
    final Tokens tokens;
    final Quota quota;
    final FakeFinances finances;
    final Faults faults = new Faults();
    final CallCounter counter = new CallCounter();
    final Disputes disputes;
    final Mails mails;
    final FakeInventory inventory;
    final FakeNotices notices;
    private final Map<Seller, OrderBook> books;

    FakeState(FakeEbaySettings settings) {
        this.settings = settings;
        this.clock = new FakeClock(settings.clock());
        this.credentials = new AppCredentialsByEnvironment(settings.production(), settings.sandbox());
        this.tokens = new Tokens(clock);
        this.inventory = new FakeInventory(settings.seed());
        this.notices = new FakeNotices(clock);
        this.quota = new Quota(clock, settings.orderQuota());
        Instant base = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.books = Seller.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), seller -> new OrderBook(settings, seller, base, clock)));
        this.finances = new FakeFinances(this::book, clock);
        this.disputes = new Disputes(settings, this::book, clock, base);
        this.mails = new Mails(settings, this::book, clock, base);
    }

    OrderBook book(Seller seller) {
        return books.get(seller);
    }

    /** Changes the newest orders of a seller in both environments. */
    void touchNewestOrders(String username, int count) {
        Seller.all().stream()
                .filter(seller -> seller.username().equals(username))
                .forEach(seller -> book(seller).touchNewest(count, clock.instant()));
    }
}
