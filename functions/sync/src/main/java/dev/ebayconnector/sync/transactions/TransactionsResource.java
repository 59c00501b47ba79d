package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.EbayPayout;
import dev.ebayconnector.ebay.EbayTransaction;
import dev.ebayconnector.ebay.FinanceRecord;
import dev.ebayconnector.ebay.FinanceWindow;
import dev.ebayconnector.ebay.FinancesClient;
import dev.ebayconnector.ebay.RecordPage;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.SellerCall;
import dev.ebayconnector.ebay.SellerFunds;
import dev.ebayconnector.sync.run.Paging;
import dev.ebayconnector.sync.run.Resource;
import dev.ebayconnector.sync.run.Slice;
import dev.ebayconnector.sync.run.WriteContext;
import dev.ebayconnector.sync.run.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Transactions with their fees, payouts, and snapshots of the seller's funds. */
public final class TransactionsResource implements Resource<FinanceItem> {

    /** A period that is longer than eBay's longest filter is asked for in parts; see {@link #total}. */
    private static final Duration LONGEST = Duration.ofDays(FinancesClient.LONGEST_PERIOD_DAYS);

    /** A shorter period is not divided, however many records eBay counts in it. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final FinancesClient client;
    private final int mostPerPeriod;
    private final FinanceWriter writer = new FinanceWriter();

    public TransactionsResource(FinancesClient client) {
        this(client, FinancesClient.OFFSET_BELOW);
    }

    /** @param mostPerPeriod records; a period with more is divided */
    TransactionsResource(FinancesClient client, int mostPerPeriod) {
        this.client = client;
        this.mostPerPeriod = mostPerPeriod;
    }

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public Scope scope() {
        return Scope.TRANSACTIONS;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("sell", "finances");
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.of(FinancePlanner.earliest(now));
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return FinancePlanner.plan(request);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byRecord(
                slice.list().equals(FinancePlanner.TRANSACTIONS)
                        ? FinancesClient.MOST_TRANSACTIONS
                        : FinancesClient.MOST_PAYOUTS);
    }

    @Override
    public RecordPage<FinanceItem> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.Period period when limit == 1 -> total(call, period);
            case Slice.Period period -> divided(period, offset, read(call, period, limit, offset));
            case Slice.WholeList _ -> items(client.funds(call));
            case Slice.Keys _ -> throw new IllegalArgumentException("transactions are read by periods");
        };
    }

    private RecordPage<FinanceItem> read(SellerCall call, Slice.Period period, int limit, int offset) {
        var window = new FinanceWindow(period.from(), period.to());
        return period.list().equals(FinancePlanner.TRANSACTIONS)
                ? items(client.transactions(call, window, limit, offset))
                : items(client.payouts(call, window, limit, offset));
    }

    /** For an estimate, which may ask for the whole past at once. */
    private RecordPage<FinanceItem> total(SellerCall call, Slice.Period period) {
        var end = period.from().plus(LONGEST);
        var first = read(
                call,
                new Slice.Period(period.list(), period.from(), end.isBefore(period.to()) ? end : period.to()),
                1,
                0);
        if (!end.isBefore(period.to())) {
            return first;
        }
        var rest = total(call, new Slice.Period(period.list(), end, period.to()));
        return new RecordPage<>(
                first.total() + rest.total(),
                first.records(),
                first.unreadable(),
                first.nextOffset(),
                first.ebayRequestId());
    }

    /** eBay asks for offsets below 5,000, so a period with more records is read in halves. */
    private RecordPage<FinanceItem> divided(Slice.Period period, int offset, RecordPage<FinanceItem> page) {
        var length = Duration.between(period.from(), period.to());
        if (offset > 0 || page.total() <= mostPerPeriod || length.compareTo(SHORTEST) <= 0) {
            return page;
        }
        var middle = period.from().plus(length.dividedBy(2));
        var parts = List.<Slice>of(
                new Slice.Period(period.list(), period.from(), middle),
                new Slice.Period(period.list(), middle, period.to()));
        return new RecordPage<>(
                1, List.of(new FinanceItem.Divided(parts)), List.of(), OptionalInt.empty(), page.ebayRequestId());
    }

    private static RecordPage<FinanceItem> items(RecordPage<? extends FinanceRecord> page) {
        return new RecordPage<>(
                page.total(),
                page.records().stream()
                        .<FinanceItem>map(FinanceItem.Listed::new)
                        .toList(),
                page.unreadable(),
                page.nextOffset(),
                page.ebayRequestId());
    }

    /** As the reader of unreadable records makes it. */
    @Override
    public String key(FinanceItem item) {
        return switch (item) {
            case FinanceItem.Listed(EbayTransaction transaction) ->
                transaction.transactionId() + " " + transaction.type();
            case FinanceItem.Listed(EbayPayout payout) -> payout.payoutId();
            case FinanceItem.Listed(SellerFunds _) -> FinancePlanner.FUNDS;
            case FinanceItem.Divided(List<Slice> parts) -> parts.toString();
        };
    }

    @Override
    public String raw(FinanceItem item) {
        return switch (item) {
            case FinanceItem.Listed(FinanceRecord record) -> record.raw();
            case FinanceItem.Divided(List<Slice> parts) -> parts.toString();
        };
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<FinanceItem> items) throws SQLException {
        return writer.write(connection, context, items);
    }
}
