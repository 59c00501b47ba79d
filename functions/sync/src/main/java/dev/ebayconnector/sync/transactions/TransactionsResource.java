package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.finances.EbayPayout;
import dev.ebayconnector.ebay.finances.EbayTransaction;
import dev.ebayconnector.ebay.finances.FinanceRecord;
import dev.ebayconnector.ebay.finances.FinanceWindow;
import dev.ebayconnector.ebay.finances.FinancesClient;
import dev.ebayconnector.ebay.finances.SellerFunds;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.proof.Check;
import dev.ebayconnector.sync.proof.Figures;
import dev.ebayconnector.sync.proof.Provable;
import dev.ebayconnector.sync.run.resource.AccountRows;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Transactions with their fees, payouts, and snapshots of the seller's funds. */
public final class TransactionsResource implements Resource<FinanceRecord>, Provable {

    private static final String DELETE_TRANSACTIONS = "DELETE FROM transactions WHERE account_id = ?";

    private static final String DELETE_PAYOUTS = "DELETE FROM payouts WHERE account_id = ?";

    private static final String DELETE_FUNDS = "DELETE FROM funds_snapshots WHERE account_id = ?";

    /** A period that is longer than eBay's longest filter is asked for in parts; see {@link #total}. */
    private static final Duration LONGEST = Duration.ofDays(FinancesClient.LONGEST_PERIOD_DAYS);

    private final FinancesClient client;
    private final FinanceWriter writer = new FinanceWriter();
    private final TransactionProof proof;

    public TransactionsResource(FinancesClient client) {
        this.client = client;
        this.proof = new TransactionProof(client);
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
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byRecord(
                slice.list().equals(FinancePlanner.TRANSACTIONS)
                        ? FinancesClient.MOST_TRANSACTIONS
                        : FinancesClient.MOST_PAYOUTS);
    }

    @Override
    public RecordPage<FinanceRecord> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.Period period when limit == 1 -> total(call, period);
            case Slice.Period period -> read(call, period, limit, offset);
            case Slice.WholeList _ -> records(client.funds(call));
            case Slice.Keys _ -> throw new IllegalArgumentException("transactions are read by periods");
        };
    }

    private RecordPage<FinanceRecord> read(SellerCall call, Slice.Period period, int limit, int offset) {
        var window = new FinanceWindow(period.from(), period.to());
        return period.list().equals(FinancePlanner.TRANSACTIONS)
                ? records(client.transactions(call, window, limit, offset))
                : records(client.payouts(call, window, limit, offset));
    }

    /** For an estimate, which may ask for the whole past at once. */
    private RecordPage<FinanceRecord> total(SellerCall call, Slice.Period period) {
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

    private static RecordPage<FinanceRecord> records(RecordPage<? extends FinanceRecord> page) {
        return new RecordPage<>(
                page.total(), List.copyOf(page.records()), page.unreadable(), page.nextOffset(), page.ebayRequestId());
    }

    /** As the reader of unreadable records makes it. */
    @Override
    public String key(FinanceRecord record) {
        return switch (record) {
            case EbayTransaction transaction -> transaction.transactionId() + " " + transaction.type();
            case EbayPayout payout -> payout.payoutId();
            case SellerFunds _ -> FinancePlanner.FUNDS;
        };
    }

    @Override
    public String raw(FinanceRecord record) {
        return record.raw();
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<FinanceRecord> records)
            throws SQLException {
        return writer.write(connection, context, records);
    }

    /** Funds are a snapshot: an old one says nothing of today, and the next run takes a new one. */
    @Override
    public Optional<FinanceRecord> parse(String key, String raw) {
        return FinancePlanner.FUNDS.equals(key) ? Optional.empty() : Optional.of(FinancesClient.read(raw));
    }

    @Override
    public boolean byDay() {
        return true;
    }

    @Override
    public Figures ebay(SellerCall call, Check check) {
        return proof.ebay(call, check);
    }

    @Override
    public Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        return proof.stored(connection, accountId, check);
    }

    @Override
    public Slice repair(Check check) {
        return new Slice.Period(FinancePlanner.TRANSACTIONS, check.from(), check.to());
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_TRANSACTIONS, DELETE_PAYOUTS, DELETE_FUNDS);
    }
}
