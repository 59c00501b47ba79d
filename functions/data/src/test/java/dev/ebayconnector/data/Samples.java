package dev.ebayconnector.data;

import dev.ebayconnector.testing.Sql;
import java.util.List;

/** Records of every resource, of which many share their moment, amount and status. */
final class Samples {

    private static final String FILL = """
        CREATE FUNCTION pg_temp.owner(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
        AS $$ SELECT CAST(CASE n % 3 WHEN 0 THEN '%2$s' ELSE '%1$s' END AS uuid) $$;
        CREATE FUNCTION pg_temp.at(n bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE
        AS $$ SELECT timestamptz '2026-05-01T00:00:00.123456Z' + n % 4 * interval '1 day' $$;

        INSERT INTO orders (account_id, order_id, created_at, last_modified_at, fulfillment_status, buyer_username,
                            total_value, total_currency, raw, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'order-' || n / 2 * 2, pg_temp.at(n), pg_temp.at(n / 7),
               CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN 'NOT_STARTED' ELSE 'FULFILLED' END, 'buyer' || n % 4,
               CASE n % 6 WHEN 0 THEN NULL ELSE n % 3 + 0.10 END, CASE n % 4 WHEN 0 THEN 'GBP' ELSE 'EUR' END,
               jsonb_build_object('orderId', 'order-' || n), gen_random_uuid(), now(), now()
        FROM generate_series(1, 60) n
        ON CONFLICT DO NOTHING;
        INSERT INTO order_line_items (account_id, order_id, line_item_id, sku, raw)
        SELECT account_id, order_id, part, 'sku' || length(order_id) || part, '{}' FROM orders, generate_series(1, 2) part;

        INSERT INTO transactions (account_id, transaction_id, transaction_type, transaction_date, transaction_status,
                                  booking_entry, amount_value, amount_currency, total_fee_value, total_fee_currency, order_id,
                                  payout_id, buyer_username, raw, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n / 2), 'transaction-' || n / 2, CASE n % 2 WHEN 0 THEN 'SALE' ELSE 'REFUND' END, pg_temp.at(n / 3),
               CASE n % 3 WHEN 0 THEN 'FUNDS_ON_HOLD' ELSE 'PAYOUT' END, CASE n % 2 WHEN 0 THEN 'CREDIT' ELSE 'DEBIT' END,
               n % 3 + 1.5, CASE n % 4 WHEN 0 THEN 'GBP' ELSE 'EUR' END, 0.25, 'EUR', 'order-' || n % 5, 'payout-' || n % 4,
               'buyer' || n % 4, '{}', gen_random_uuid(), now(), now()
        FROM generate_series(1, 60) n;
        INSERT INTO transaction_fees (account_id, transaction_id, transaction_type, ordinal, fee_type, amount_value,
                                      amount_currency)
        SELECT account_id, transaction_id, transaction_type, 1, 'FINAL_VALUE_FEE', 0.25, 'EUR' FROM transactions;

        INSERT INTO payouts (account_id, payout_id, payout_date, payout_status, amount_value, amount_currency, raw, run_id,
                             first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'payout-' || n, pg_temp.at(n), CASE n % 5 WHEN 0 THEN 'REVERSED' ELSE 'SUCCEEDED' END,
               n % 3, CASE n % 4 WHEN 0 THEN 'GBP' ELSE 'EUR' END, '{}', gen_random_uuid(), now(), now()
        FROM generate_series(1, 60) n;

        INSERT INTO funds_snapshots (account_id, taken_at, currency, available_value, on_hold_value, processing_value, raw,
                                     run_id)
        SELECT pg_temp.owner(n), timestamptz '2026-05-01Z' + n / 2 * interval '1 microsecond', 'EUR', n, 0, 0, '{}',
               gen_random_uuid()
        FROM generate_series(1, 60) n ON CONFLICT DO NOTHING;

        INSERT INTO disputes (account_id, payment_dispute_id, order_id, status, amount_value, amount_currency, buyer_username,
                              opened_at, closed_at, raw, detail, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'dispute-' || n, 'order-' || n % 5, CASE n % 5 WHEN 0 THEN 'OPEN' ELSE 'CLOSED' END,
               CASE n % 6 WHEN 0 THEN NULL ELSE n % 3 END, 'EUR', 'buyer' || n % 4, pg_temp.at(n),
               CASE n % 5 WHEN 0 THEN NULL ELSE pg_temp.at(n) + interval '2 days' END, '{}', '{"revision": 2}',
               gen_random_uuid(), now(), now()
        FROM generate_series(1, 60) n;

        INSERT INTO conversations (account_id, conversation_id, created_at, reference_id, other_party, latest_message_at, raw,
                                   run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'conversation-' || n, pg_temp.at(n), 'item-' || n % 5, 'buyer' || n % 4, pg_temp.at(n), '{}',
               gen_random_uuid(), now(), now()
        FROM generate_series(1, 60) n;
        INSERT INTO messages (account_id, message_id, conversation_id, sender, body, created_at, raw, run_id, first_stored_at,
                              stored_at)
        SELECT account_id, 'message-' || conversation_id, conversation_id, other_party, 'Hello', created_at, '{}', run_id,
               now(), now()
        FROM conversations;

        INSERT INTO inventory_items (account_id, sku, quantity, raw, seen_run_id, gone_at, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'sku-' || n / 2 * 2 || CASE n % 4 WHEN 1 THEN E'\\n\\\\' ELSE '' END, n, '{}',
               gen_random_uuid(), CASE n % 5 WHEN 0 THEN now() END, gen_random_uuid(), now(), pg_temp.at(n)
        FROM generate_series(1, 60) n ON CONFLICT DO NOTHING;
        INSERT INTO offers (account_id, offer_id, sku, status, listing_id, listing_status, price_value, price_currency, raw,
                            seen_run_id, gone_at, run_id, first_stored_at, stored_at)
        SELECT account_id, 'offer-' || sku, sku, CASE quantity % 3 WHEN 0 THEN 'UNPUBLISHED' ELSE 'PUBLISHED' END,
               'listing-' || quantity, CASE quantity % 3 WHEN 0 THEN NULL ELSE 'ACTIVE' END,
               CASE quantity % 6 WHEN 0 THEN NULL ELSE quantity % 3 END, CASE quantity % 4 WHEN 0 THEN 'GBP' ELSE 'EUR' END,
               '{}', seen_run_id, gone_at, run_id, now(), stored_at
        FROM inventory_items
        """;

    /**
     * A filter and the rows that it must find.
     *
     * @param query of the request
     * @param rows  SQL that names the same rows of the table
     */
    record Case(String resource, String query, String rows) {}

    private static final String ONE_ACCOUNT = "account_id = '" + Stored.ONE + "'";

    static final List<Case> CASES = List.of(
            new Case("orders", "", "FROM orders"),
            new Case("orders", "account_id=" + Stored.ONE, "FROM orders WHERE " + ONE_ACCOUNT),
            new Case("orders", "id=order-4", "FROM orders WHERE order_id = 'order-4'"),
            new Case("orders", "status=FULFILLED", "FROM orders WHERE fulfillment_status = 'FULFILLED'"),
            new Case("orders", "buyer=buyer1", "FROM orders WHERE buyer_username = 'buyer1'"),
            new Case("orders", "sku=sku81", "FROM orders WHERE length(order_id) = 8"),
            new Case("orders", "currency=EUR", "FROM orders WHERE total_currency = 'EUR'"),
            new Case(
                    "orders",
                    "currency=EUR&min_amount=1.10&max_amount=1.1",
                    "FROM orders WHERE total_currency = 'EUR' AND total_value = 1.1"),
            new Case(
                    "orders",
                    "from=2026-05-02T00:00:00.123456Z&to=2026-05-03T00:00:00.123456Z",
                    "FROM orders WHERE created_at = '2026-05-02T00:00:00.123456Z'"),
            new Case(
                    "orders",
                    "modified_from=2026-05-02T00:00:00.123456Z&modified_to=2026-05-03T00:00:00.123456Z",
                    "FROM orders WHERE last_modified_at = '2026-05-02T00:00:00.123456Z'"),
            new Case("transactions", "", "FROM transactions"),
            new Case("transactions", "account_id=" + Stored.ONE, "FROM transactions WHERE " + ONE_ACCOUNT),
            new Case("transactions", "id=transaction-7", "FROM transactions WHERE transaction_id = 'transaction-7'"),
            new Case("transactions", "type=REFUND", "FROM transactions WHERE transaction_type = 'REFUND'"),
            new Case("transactions", "status=PAYOUT", "FROM transactions WHERE transaction_status = 'PAYOUT'"),
            new Case("transactions", "buyer=buyer1", "FROM transactions WHERE buyer_username = 'buyer1'"),
            new Case("transactions", "order_id=order-2", "FROM transactions WHERE order_id = 'order-2'"),
            new Case("transactions", "payout_id=payout-2", "FROM transactions WHERE payout_id = 'payout-2'"),
            new Case("transactions", "currency=GBP", "FROM transactions WHERE amount_currency = 'GBP'"),
            new Case(
                    "transactions",
                    "currency=EUR&min_amount=2.5&max_amount=3",
                    "FROM transactions WHERE amount_currency = 'EUR' AND amount_value = 2.5"),
            new Case(
                    "transactions",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM transactions WHERE transaction_date = '2026-05-02T00:00:00.123456Z'"),
            new Case("payouts", "", "FROM payouts"),
            new Case("payouts", "account_id=" + Stored.ONE, "FROM payouts WHERE " + ONE_ACCOUNT),
            new Case("payouts", "id=payout-9", "FROM payouts WHERE payout_id = 'payout-9'"),
            new Case("payouts", "status=REVERSED", "FROM payouts WHERE payout_status = 'REVERSED'"),
            new Case(
                    "payouts",
                    "currency=EUR&min_amount=-1&max_amount=0.5",
                    "FROM payouts WHERE amount_currency = 'EUR' AND amount_value = 0"),
            new Case(
                    "payouts",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM payouts WHERE payout_date = '2026-05-02T00:00:00.123456Z'"),
            new Case("funds", "", "FROM funds_snapshots"),
            new Case("funds", "account_id=" + Stored.ONE, "FROM funds_snapshots WHERE " + ONE_ACCOUNT),
            new Case(
                    "funds",
                    "id=2026-05-01T00:00:00.000011Z",
                    "FROM funds_snapshots WHERE taken_at = '2026-05-01T00:00:00.000011Z'"),
            new Case(
                    "funds",
                    "from=2026-05-01T00:00:00.000005Z&to=2026-05-01T00:00:00.000011Z",
                    "FROM funds_snapshots WHERE taken_at >= '2026-05-01T00:00:00.000005Z'"
                            + " AND taken_at < '2026-05-01T00:00:00.000011Z'"),
            new Case("disputes", "", "FROM disputes"),
            new Case("disputes", "account_id=" + Stored.ONE, "FROM disputes WHERE " + ONE_ACCOUNT),
            new Case("disputes", "id=dispute-9", "FROM disputes WHERE payment_dispute_id = 'dispute-9'"),
            new Case("disputes", "status=OPEN", "FROM disputes WHERE status = 'OPEN'"),
            new Case("disputes", "buyer=buyer1", "FROM disputes WHERE buyer_username = 'buyer1'"),
            new Case("disputes", "order_id=order-2", "FROM disputes WHERE order_id = 'order-2'"),
            new Case(
                    "disputes",
                    "currency=EUR&min_amount=1&max_amount=1",
                    "FROM disputes WHERE amount_currency = 'EUR' AND amount_value = 1"),
            new Case(
                    "disputes",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM disputes WHERE opened_at = '2026-05-02T00:00:00.123456Z'"),
            new Case("conversations", "", "FROM conversations"),
            new Case("conversations", "account_id=" + Stored.ONE, "FROM conversations WHERE " + ONE_ACCOUNT),
            new Case(
                    "conversations",
                    "id=conversation-9",
                    "FROM conversations WHERE conversation_id = 'conversation-9'"),
            new Case("conversations", "buyer=buyer1", "FROM conversations WHERE other_party = 'buyer1'"),
            new Case("conversations", "reference_id=item-2", "FROM conversations WHERE reference_id = 'item-2'"),
            new Case(
                    "conversations",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM conversations WHERE latest_message_at = '2026-05-02T00:00:00.123456Z'"),
            new Case("messages", "", "FROM messages"),
            new Case("messages", "account_id=" + Stored.ONE, "FROM messages WHERE " + ONE_ACCOUNT),
            new Case(
                    "messages",
                    "id=message-conversation-9",
                    "FROM messages WHERE message_id = 'message-conversation-9'"),
            new Case(
                    "messages",
                    "conversation_id=conversation-9",
                    "FROM messages WHERE conversation_id = 'conversation-9'"),
            new Case("messages", "sender=buyer1", "FROM messages WHERE sender = 'buyer1'"),
            new Case(
                    "messages",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM messages WHERE created_at = '2026-05-02T00:00:00.123456Z'"),
            new Case("inventory", "", "FROM inventory_items"),
            new Case("inventory", "account_id=" + Stored.ONE, "FROM inventory_items WHERE " + ONE_ACCOUNT),
            new Case("inventory", "id=sku-4", "FROM inventory_items WHERE sku = 'sku-4'"),
            new Case("inventory", "sku=sku-4%0A%5C", "FROM inventory_items WHERE sku = E'sku-4\\n\\\\'"),
            new Case("inventory", "gone=true", "FROM inventory_items WHERE gone_at IS NOT NULL"),
            new Case("inventory", "gone=false", "FROM inventory_items WHERE gone_at IS NULL"),
            new Case(
                    "inventory",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM inventory_items WHERE stored_at = '2026-05-02T00:00:00.123456Z'"),
            new Case("offers", "", "FROM offers"),
            new Case("offers", "account_id=" + Stored.ONE, "FROM offers WHERE " + ONE_ACCOUNT),
            new Case("offers", "id=offer-sku-4", "FROM offers WHERE offer_id = 'offer-sku-4'"),
            new Case("offers", "sku=sku-4", "FROM offers WHERE sku = 'sku-4'"),
            new Case("offers", "status=PUBLISHED", "FROM offers WHERE status = 'PUBLISHED'"),
            new Case("offers", "listing_status=ACTIVE", "FROM offers WHERE listing_status = 'ACTIVE'"),
            new Case("offers", "listing_id=listing-4", "FROM offers WHERE listing_id = 'listing-4'"),
            new Case("offers", "gone=true", "FROM offers WHERE gone_at IS NOT NULL"),
            new Case(
                    "offers",
                    "gone=false&status=PUBLISHED",
                    "FROM offers WHERE gone_at IS NULL AND status = 'PUBLISHED'"),
            new Case(
                    "offers",
                    "currency=EUR&min_amount=1&max_amount=1",
                    "FROM offers WHERE price_currency = 'EUR' AND price_value = 1"),
            new Case(
                    "offers",
                    "from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z",
                    "FROM offers WHERE stored_at = '2026-05-02T00:00:00.123456Z'"));

    private Samples() {}

    static void fill(Sql sql) {
        sql.run(FILL.replace("%1$s", Stored.ONE).replace("%2$s", Stored.OTHER));
    }
}
