package dev.ebayconnector.sync.orders;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.ebay.orders.OrderWindow;
import dev.ebayconnector.ebay.orders.OrderWindow.DateField;
import dev.ebayconnector.ebay.orders.OrdersClient;
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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Orders with their line items. */
public final class OrdersResource implements Resource<EbayOrder>, Provable {

    /** Line items are deleted with their order. */
    private static final String DELETE_ORDERS = "DELETE FROM orders WHERE account_id = ?";

    /** An order that is stored under its legacy id as well would be there twice. */
    private static final String COUNT = """
        SELECT count(*) AS orders, count(*) - count(DISTINCT COALESCE(raw ->> 'legacyOrderId', order_id)) AS doubled
        FROM orders
        WHERE account_id = ? AND created_at >= ? AND created_at <= ?
        """;

    private final OrdersClient client;
    private final OrderWriter writer;

    /** @param periods of what is known of buyers */
    public OrdersResource(OrdersClient client, BuyerPeriods periods) {
        this.client = client;
        this.writer = new OrderWriter(periods);
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("sell", "fulfillment");
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byRecord(OrdersClient.MAXIMUM_LIMIT);
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.of(WindowPlanner.earliest(now));
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return WindowPlanner.plan(request);
    }

    @Override
    public RecordPage<EbayOrder> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.Period(String list, Instant from, Instant to) -> {
                var field = DateField.valueOf(list.toUpperCase(Locale.ROOT));
                yield client.page(call, new OrderWindow(field, from, to), limit, offset);
            }
            case Slice.WholeList _, Slice.Keys _ -> throw new IllegalArgumentException("orders are read by periods");
        };
    }

    @Override
    public String key(EbayOrder order) {
        return order.orderId();
    }

    @Override
    public String raw(EbayOrder order) {
        return order.raw();
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<EbayOrder> orders) throws SQLException {
        return writer.write(connection, context, orders);
    }

    @Override
    public Optional<EbayOrder> parse(String key, String raw) {
        return Optional.of(client.read(raw));
    }

    @Override
    public boolean byDay() {
        return true;
    }

    /** eBay states no sums of orders. */
    @Override
    public Figures ebay(SellerCall call, Check check) {
        var window = new OrderWindow(DateField.CREATIONDATE, check.from(), check.to());
        return Figures.count(client.page(call, window, 1, 0).total());
    }

    @Override
    public Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, accountId);
            statement.setTimestamp(2, Timestamp.from(check.from()));
            statement.setTimestamp(3, Timestamp.from(check.to()));
            try (var result = statement.executeQuery()) {
                result.next();
                return new Figures(
                        result.getLong("orders"), result.getLong("doubled"), Optional.empty(), Optional.empty());
            }
        }
    }

    @Override
    public Slice repair(Check check) {
        return new Slice.Period(DateField.CREATIONDATE.code(), check.from(), check.to());
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_ORDERS);
    }
}
