package dev.ebayconnector.data;

import dev.ebayconnector.security.Roles;
import dev.ebayconnector.web.Cursor;
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
import java.util.List;
import java.util.UUID;

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
    Page<Shown> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "status", "buyer", "from", "to", "limit", "next");
        var account = query.uuid("account_id").orElse(null);
        var from = query.instant("from").orElse(null);
        var to = query.instant("to").orElse(null);
        var limit = query.limit();
        var after = query.next(After::of);
        query.check();
        var rows = store.newest(
                account,
                query.text("status").orElse(null),
                query.text("buyer").orElse(null),
                from,
                to,
                after.map(After::at).orElse(null),
                after.map(After::account).orElse(null),
                after.map(After::order).orElse(null),
                limit + 1);
        return Page.cut(rows, limit, this::shown, row -> Cursor.after(row.createdAt(), row.accountId(), row.orderId()));
    }

    private Shown shown(OrderRow row) {
        try {
            var items = json.readValue(row.lineItems(), JsonNode.class);
            return new Shown(
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

    /** The key of the last row of a page. */
    private record After(Instant at, UUID account, String order) {

        static After of(List<String> parts) {
            return new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)), parts.get(2));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(
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

    /** An amount as text, so that no reader rounds it. */
    @Serdeable
    record Money(String value, String currency) {

        static Money of(OrderRow row) {
            return row.totalValue() == null ? null : new Money(row.totalValue().toPlainString(), row.totalCurrency());
        }
    }
}
