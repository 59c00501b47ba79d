package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** All orders of one seller, computed when asked for. Only orders changed by hand are remembered. */
public final class OrderBook {
    private static final Duration LATEST_CHANGE_AFTER = Duration.ofDays(10);
    private static final Duration NEWEST_CHANGE_IS_OLDER_THAN = Duration.ofMinutes(2);
    private static final int PURPOSE = 2;

    private final long seed;
    private final Seller seller;
    private final Instant base;
    private final Clock clock;
    private final int orders;
    private final OrderCalendar calendar;
    private final OrderIds ids;
    private final Map<Integer, Instant> touched = new ConcurrentHashMap<>();

    OrderBook(FakeEbaySettings settings, Seller seller, Instant base, Clock clock) {
        this.seed = settings.seed();
        this.seller = seller;
        this.base = base;
        this.clock = clock;
        this.orders = settings.orders();
        this.calendar = new OrderCalendar(seed, seller, orders, settings.days(), base);
        this.ids = new OrderIds(seed, seller, orders);
    }

    public int size() {
        return orders;
    }

    /** The time at which the fake started; nothing lies behind it but what was touched. */
    public Instant base() {
        return base;
    }

    public String idOf(int index) {
        return ids.idOf(index);
    }

    OptionalInt find(String orderId) {
        return ids.indexOf(orderId);
    }

    /** As eBay lists it. */
    public ObjectNode listed(int index) {
        return document(index).listed(false);
    }

    /** Random values that belong to an order. */
    public SeededRandom random(int index, int purpose) {
        return new SeededRandom(seed, seller, index, purpose);
    }

    public OrderDocument document(int index) {
        return new OrderDocument(
                facts(index),
                seller,
                ids.idOf(index),
                clock.instant(),
                new SeededRandom(seed, seller, index, OrderDocument.PURPOSE),
                new SeededRandom(seed, seller, index, OrderDocument.EXTRA_PURPOSE));
    }

    /** Changes the newest orders now, as a seller does who ships them. */
    void touchNewest(int count, Instant now) {
        IntStream.range(Math.max(0, orders - count), orders).forEach(index -> touched.put(index, now));
    }

    /** The orders a filter asks for, newest first. */
    Selection select(OrderFilter filter, Instant now) {
        return switch (filter.by()) {
            case CREATED -> created(filter, now);
            case MODIFIED -> modified(filter, now);
        };
    }

    private Selection created(OrderFilter filter, Instant now) {
        int from = calendar.firstFrom(filter.from());
        int to = calendar.firstAfter(filter.endOr(now));
        return filter.statuses().isEmpty()
                ? new Selection.Run(from, Math.max(from, to))
                : Selection.picked(IntStream.range(from, to)
                        .filter(index -> filter.takes(facts(index).fulfillment())));
    }

    /** An order changes at most ten days after it was made, so only the orders of a somewhat wider window can fit. */
    private Selection modified(OrderFilter filter, Instant now) {
        Instant end = filter.endOr(now);
        int from = Math.min(calendar.firstFrom(filter.from().minus(LATEST_CHANGE_AFTER)), oldestTouched());
        return Selection.picked(IntStream.range(from, calendar.firstAfter(end)).filter(index -> {
            OrderFacts facts = facts(index);
            return !facts.modifiedAt().isBefore(filter.from())
                    && !facts.modifiedAt().isAfter(end)
                    && filter.takes(facts.fulfillment());
        }));
    }

    private int oldestTouched() {
        return touched.keySet().stream().mapToInt(Integer::intValue).min().orElse(orders);
    }

    /** What the order was before a test changed it. */
    public OrderFacts untouched(int index) {
        SeededRandom random = new SeededRandom(seed, seller, index, PURPOSE);
        Instant created = calendar.createdAt(index);
        Instant modified = modifiedAt(created, random.fraction());
        return OrderStatuses.random(index, created, modified, random);
    }

    private OrderFacts facts(int index) {
        OrderFacts untouched = untouched(index);
        return Optional.ofNullable(touched.get(index))
                .map(at -> new OrderFacts(
                        index, untouched.createdAt(), at, "FULFILLED", untouched.payment(), untouched.cancel()))
                .orElse(untouched);
    }

    /** Most orders change within hours, few late. */
    private Instant modifiedAt(Instant created, double chance) {
        Instant changed = created.plusMillis((long) (chance * chance * chance * LATEST_CHANGE_AFTER.toMillis()));
        Instant latest = base.minus(NEWEST_CHANGE_IS_OLDER_THAN);
        return Instant.ofEpochMilli((changed.isAfter(latest) ? latest : changed).toEpochMilli());
    }
}
