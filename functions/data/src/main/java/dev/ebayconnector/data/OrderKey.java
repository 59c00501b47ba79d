package dev.ebayconnector.data;

import dev.ebayconnector.web.PageKey;
import dev.ebayconnector.web.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The place of an order in the list of all orders. */
record OrderKey(Instant createdAt, UUID accountId, String orderId) implements PageKey {

    static OrderKey of(List<String> parts) {
        return new OrderKey(Values.moment(parts.get(0)), Values.uuid(parts.get(1)), Values.text(parts.get(2)));
    }

    static OrderKey of(OrderRow row) {
        return new OrderKey(row.createdAt(), row.accountId(), row.orderId());
    }

    @Override
    public List<Object> values() {
        return List.of(createdAt, accountId, orderId);
    }
}
