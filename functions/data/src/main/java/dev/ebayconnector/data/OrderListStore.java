package dev.ebayconnector.data;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads {@code orders} and {@code order_line_items}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrderListStore extends GenericRepository<OrderRow, String> {

    /** Newest first, from behind the given order on; a filter that is null filters nothing. */
    @Query("""
        SELECT o.order_id, o.account_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status,
               o.cancel_state, o.buyer_username, o.total_value, o.total_currency,
               CAST(COALESCE((SELECT jsonb_agg(jsonb_build_object(
                        'line_item_id', i.line_item_id, 'sku', i.sku, 'title', i.title, 'quantity', i.quantity,
                        'total', jsonb_build_object('value', CAST(i.total_value AS text), 'currency', i.currency))
                        ORDER BY i.line_item_id)
                    FROM order_line_items i
                    WHERE i.account_id = o.account_id AND i.order_id = o.order_id), '[]') AS text) AS line_items
        FROM orders o
        WHERE (CAST(:accountId AS uuid) IS NULL OR o.account_id = CAST(:accountId AS uuid))
          AND (CAST(:status AS text) IS NULL OR o.fulfillment_status = :status)
          AND (CAST(:buyer AS text) IS NULL OR o.buyer_username = :buyer)
          AND (CAST(:from AS timestamptz) IS NULL OR o.created_at >= CAST(:from AS timestamptz))
          AND (CAST(:to AS timestamptz) IS NULL OR o.created_at < CAST(:to AS timestamptz))
          AND (CAST(:afterAt AS timestamptz) IS NULL
               OR (o.created_at, o.account_id, o.order_id)
                  < (CAST(:afterAt AS timestamptz), CAST(:afterAccount AS uuid), CAST(:afterOrder AS text)))
        ORDER BY o.created_at DESC, o.account_id DESC, o.order_id DESC
        LIMIT :limit
        """)
    List<OrderRow> newest(
            @Nullable UUID accountId,
            @Nullable String status,
            @Nullable String buyer,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant afterAt,
            @Nullable UUID afterAccount,
            @Nullable String afterOrder,
            int limit);
}
