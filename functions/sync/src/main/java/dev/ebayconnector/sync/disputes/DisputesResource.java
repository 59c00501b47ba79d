package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.disputes.EbayDispute;
import dev.ebayconnector.ebay.disputes.PaymentDisputesClient;
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
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Payment disputes: summaries by opening date and by status, then the details of every dispute that is new, has changed,
 * or is stored and not closed.
 */
public final class DisputesResource implements Resource<EbayDispute>, Provable {

    private static final String COUNT = """
        SELECT count(*)
        FROM disputes
        WHERE account_id = ? AND opened_at >= ? AND opened_at <= ?
        """;

    private static final String DELETE_DISPUTES = "DELETE FROM disputes WHERE account_id = ?";

    /** Details on a page; each is a call. */
    private static final int DETAILS_AT_ONCE = 24;

    /** Keeps a detail apart from its summary. */
    private static final String DETAIL = "detail/";

    private final PaymentDisputesClient client;
    private final StoredDisputes stored;
    private final DisputeWriter writer = new DisputeWriter();

    public DisputesResource(PaymentDisputesClient client, StoredDisputes stored) {
        this.client = client;
        this.stored = stored;
    }

    @Override
    public String name() {
        return "disputes";
    }

    @Override
    public Scope scope() {
        return Scope.DISPUTES;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("sell", "fulfillment");
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Paging paging(Slice slice) {
        return slice instanceof Slice.Keys
                ? Paging.byPage(DETAILS_AT_ONCE)
                : Paging.byRecord(PaymentDisputesClient.MAXIMUM_LIMIT);
    }

    /** The lists by status show disputes that the list by date shows as well, unless they are old. */
    @Override
    public int callsPerRecord(String list) {
        return list.equals(DisputePlanner.OPENED) || list.equals(DisputePlanner.DETAILS) ? 1 : 0;
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.of(DisputePlanner.earliest(now));
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return DisputePlanner.plan(request, stored.toRead(request.accountId()));
    }

    @Override
    public RecordPage<EbayDispute> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.Period(String _, Instant from, Instant to) -> opened(call, from, to, limit, offset);
            case Slice.WholeList(String status) -> client.inStatus(call, status, limit, offset);
            case Slice.Keys(String _, List<String> ids) ->
                client.details(call, ids.subList(offset, Math.min(ids.size(), offset + limit)))
                        .prefixed(DETAIL);
        };
    }

    /**
     * A dry run asks for all windows at once to learn how many disputes they hold; eBay takes only one in a call, so
     * they are added up.
     */
    private RecordPage<EbayDispute> opened(SellerCall call, Instant from, Instant to, int limit, int offset) {
        var end = from.plus(PaymentDisputesClient.LONGEST_PERIOD);
        if (!end.isBefore(to)) {
            return client.opened(call, from, to, limit, offset);
        }
        var first = client.opened(call, from, end, limit, offset);
        var others = opened(call, end, to, limit, offset);
        return new RecordPage<>(
                first.total() + others.total(),
                first.records(),
                first.unreadable(),
                OptionalInt.empty(),
                first.ebayRequestId());
    }

    @Override
    public String key(EbayDispute dispute) {
        return switch (dispute) {
            case EbayDispute.Summary summary -> summary.facts().paymentDisputeId();
            case EbayDispute.Detail detail -> DETAIL + detail.facts().paymentDisputeId();
        };
    }

    @Override
    public String raw(EbayDispute dispute) {
        return dispute.raw();
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<EbayDispute> disputes)
            throws SQLException {
        return writer.write(connection, context, disputes);
    }

    /** Without JSON eBay refused the dispute, and there is nothing to read. */
    @Override
    public Optional<EbayDispute> parse(String key, String raw) {
        if (raw.equals("null")) {
            return Optional.empty();
        }
        return Optional.of(
                key != null && key.startsWith(DETAIL)
                        ? PaymentDisputesClient.readDetail(raw)
                        : PaymentDisputesClient.readSummary(raw));
    }

    @Override
    public boolean byDay() {
        return true;
    }

    @Override
    public Figures ebay(SellerCall call, Check check) {
        return Figures.count(client.opened(call, check.from(), check.to(), 1, 0).total());
    }

    @Override
    public Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, accountId);
            statement.setTimestamp(2, Timestamp.from(check.from()));
            statement.setTimestamp(3, Timestamp.from(check.to()));
            try (var result = statement.executeQuery()) {
                result.next();
                return Figures.count(result.getLong(1));
            }
        }
    }

    @Override
    public Slice repair(Check check) {
        return new Slice.Period(DisputePlanner.OPENED, check.from(), check.to());
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_DISPUTES);
    }
}
