package dev.ebayconnector.data;

import dev.ebayconnector.security.Roles;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** {@code /api/ebay/orders}. */
@Controller("/api/ebay/orders")
@Secured({Roles.ADMIN, Roles.VIEWER})
final class OrdersController {

    private final OrderListStore store;
    private final JsonMapper json;

    OrdersController(OrderListStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Get
    Page<OrderView> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "status", "buyer", "from", "to", "limit", "next");
        var filter = new OrderFilter(
                query.uuid("account_id").orElse(null),
                query.text("status").orElse(null),
                query.text("buyer").orElse(null),
                query.instant("from").orElse(null),
                query.instant("to").orElse(null));
        var page = query.page(OrderKey::of);
        query.check();
        return page.page(store.newest(filter, page), this::view, OrderKey::of);
    }

    private OrderView view(OrderRow row) {
        try {
            var items = json.readValue(row.lineItems(), JsonNode.class);
            return new OrderView(
                    row.accountId().toString(),
                    row.orderId(),
                    row.createdAt(),
                    row.lastModifiedAt(),
                    row.fulfillmentStatus(),
                    row.paymentStatus(),
                    row.cancelState(),
                    row.buyerUsername(),
                    Money.of(row),
                    items.size(),
                    items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record OrderView(
            String accountId,
            String orderId,
            Instant createdAt,
            Instant lastModifiedAt,
            String fulfillmentStatus,
            String paymentStatus,
            String cancelState,
            String buyerUsername,
            Money total,
            int lineItemCount,
            JsonNode lineItems) {}

    /** An amount as text, because JSON readers round numbers. */
    @Serdeable
    record Money(String value, String currency) {

        static Money of(OrderRow row) {
            return row.totalValue() == null ? null : new Money(row.totalValue().toPlainString(), row.totalCurrency());
        }
    }
}
