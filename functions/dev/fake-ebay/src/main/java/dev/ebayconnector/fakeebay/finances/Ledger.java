package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Money;
import dev.ebayconnector.fakeebay.OrderBook;
import dev.ebayconnector.fakeebay.OrderFacts;
import dev.ebayconnector.fakeebay.SeededRandom;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All transactions of one seller, the oldest first, and how they are paid out. */
final class Ledger {
    private static final Duration HELD_BACK = Duration.ofDays(21);
    private static final Duration NEWEST_IS_OLDER_THAN = Duration.ofMinutes(2);
    private static final int PURPOSE = 4;
    private static final long FIRST_PAYOUT = 5_000_000_000L;
    private static final long PAYOUTS_PER_SELLER = 1_000_000L;

    private final Seller seller;
    private final OrderBook book;
    private final List<Entry> entries;
    private final TreeMap<Long, List<Entry>> weeks;
    private final Map<Week, Money> sums = new ConcurrentHashMap<>();

    Ledger(Seller seller, OrderBook book) {
        this.seller = seller;
        this.book = book;
        this.entries = IntStream.range(0, book.size())
                .boxed()
                .flatMap(this::ofOrder)
                .sorted(Comparator.comparing(Entry::date)
                        .thenComparing(Entry::id)
                        .thenComparing(Entry::kind))
                .toList();
        this.weeks = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> Week.of(entry.due()).number(), TreeMap::new, Collectors.toList()));
    }

    private Stream<Entry> ofOrder(int index) {
        OrderFacts facts = book.untouched(index);
        SeededRandom random = book.random(index, PURPOSE);
        if (!facts.payment().equals("PAID") && !facts.isRefunded()) {
            return Stream.empty();
        }
        List<Entry> found = new ArrayList<>();
        Instant paid = facts.createdAt().plusSeconds(1);
        Instant due = random.happens(0.03) ? paid.plus(HELD_BACK) : paid;
        found.add(new Entry(Entry.Kind.SALE, book.idOf(index), index, paid, due, 0));
        long number = random.digits(13);
        if (random.happens(0.15)) {
            found.add(charge(
                    Entry.Kind.ADVERTISING, "FEE-" + number + "_11", index, paid.plus(Duration.ofHours(2)), random));
        }
        if (facts.isFulfilled() && random.happens(0.25)) {
            found.add(charge(Entry.Kind.LABEL, "LABEL-" + number, index, paid.plus(Duration.ofDays(1)), random));
        }
        if (facts.isRefunded()) {
            Instant refunded = facts.modifiedAt().isBefore(paid) ? paid : facts.modifiedAt();
            found.add(new Entry(Entry.Kind.REFUND, book.idOf(index), index, refunded, refunded, 0));
        }
        return found.stream();
    }

    private Entry charge(Entry.Kind kind, String id, int index, Instant wanted, SeededRandom random) {
        Instant latest = book.base().minus(NEWEST_IS_OLDER_THAN);
        Instant date = wanted.isAfter(latest) ? latest : wanted;
        return new Entry(kind, id, index, date, date, random.between(20, 1_500));
    }

    Seller seller() {
        return seller;
    }

    OrderBook book() {
        return book;
    }

    List<Entry> entries() {
        return entries;
    }

    String payoutId(Entry entry) {
        return payoutId(Week.of(entry.due()));
    }

    String payoutId(Week week) {
        return String.valueOf(FIRST_PAYOUT + seller.number() * PAYOUTS_PER_SELLER + week.number());
    }

    /** The weeks that were paid out, the oldest first. */
    List<Week> payouts(Instant now) {
        return weeks.keySet().stream()
                .map(Week::new)
                .filter(week -> !week.payoutDate().isAfter(now))
                .toList();
    }

    List<Entry> paidIn(Week week) {
        return weeks.getOrDefault(week.number(), List.of());
    }

    /** What the seller got for a week. */
    Money sum(Week week) {
        return sums.computeIfAbsent(week, each -> sum(paidIn(each)));
    }

    /** Credits less debits, in the currency of the seller. */
    Money sum(List<Entry> some) {
        String currency = Rates.currencyOf(seller);
        return some.stream()
                .map(entry -> {
                    Money amount = new TransactionDocument(this, entry).amount();
                    return entry.kind() == Entry.Kind.SALE ? amount : new Money(-amount.cents(), currency);
                })
                .reduce(new Money(0, currency), Money::plus);
    }
}
