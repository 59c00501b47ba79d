package dev.ebayconnector.data;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored order as the list shows it.
 *
 * @param lineItems a JSON array as text
 */
@MappedEntity("orders")
record OrderRow(
        @Id String orderId,
        UUID accountId,
        Instant createdAt,
        Instant lastModifiedAt,
        @Nullable String fulfillmentStatus,
        @Nullable String paymentStatus,
        @Nullable String cancelState,
        @Nullable String buyerUsername,
        @Nullable BigDecimal totalValue,
        @Nullable String totalCurrency,
        String lineItems) {}
