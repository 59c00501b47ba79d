-- Indexes for lists that are narrowed by id without an account, by an amount in a currency, by SKU, or ordered by another
-- column than the one of V005 to V012. Each one is dropped first: a job that is killed during CREATE INDEX CONCURRENTLY
-- leaves an invalid index, and the next job then builds it again.

-- By id, in all accounts.
DROP INDEX CONCURRENTLY IF EXISTS orders_id;
CREATE INDEX CONCURRENTLY orders_id ON orders (order_id, account_id);
DROP INDEX CONCURRENTLY IF EXISTS transactions_id;
CREATE INDEX CONCURRENTLY transactions_id ON transactions (transaction_id, account_id, transaction_type);
DROP INDEX CONCURRENTLY IF EXISTS disputes_id;
CREATE INDEX CONCURRENTLY disputes_id ON disputes (payment_dispute_id, account_id);
DROP INDEX CONCURRENTLY IF EXISTS conversations_id;
CREATE INDEX CONCURRENTLY conversations_id ON conversations (conversation_id, account_id);
DROP INDEX CONCURRENTLY IF EXISTS messages_id;
CREATE INDEX CONCURRENTLY messages_id ON messages (message_id, account_id);
DROP INDEX CONCURRENTLY IF EXISTS offers_id;
CREATE INDEX CONCURRENTLY offers_id ON offers (offer_id, account_id);

-- By amount, in one currency. An amount that eBay does not state counts as 0.
DROP INDEX CONCURRENTLY IF EXISTS orders_total;
CREATE INDEX CONCURRENTLY orders_total ON orders
    (total_currency, (COALESCE(total_value, 0)) DESC, account_id DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS transactions_amount;
CREATE INDEX CONCURRENTLY transactions_amount ON transactions
    (amount_currency, amount_value DESC, account_id DESC, transaction_id DESC, transaction_type DESC);
DROP INDEX CONCURRENTLY IF EXISTS payouts_amount;
CREATE INDEX CONCURRENTLY payouts_amount ON payouts (amount_currency, amount_value DESC, account_id DESC, payout_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS disputes_amount;
CREATE INDEX CONCURRENTLY disputes_amount ON disputes
    (amount_currency, (COALESCE(amount_value, 0)) DESC, account_id DESC, payment_dispute_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_price;
CREATE INDEX CONCURRENTLY offers_price ON offers
    (price_currency, (COALESCE(price_value, 0)) DESC, account_id DESC, offer_id DESC);

-- Orders by the moment of their last change; orders by SKU, in all accounts and in one.
DROP INDEX CONCURRENTLY IF EXISTS orders_modified;
CREATE INDEX CONCURRENTLY orders_modified ON orders (last_modified_at DESC, account_id DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS order_line_items_of_sku;
CREATE INDEX CONCURRENTLY order_line_items_of_sku ON order_line_items (sku, account_id, order_id);
DROP INDEX CONCURRENTLY IF EXISTS order_line_items_sku;

-- Disputes by the day on which they were closed.
DROP INDEX CONCURRENTLY IF EXISTS disputes_closed;
CREATE INDEX CONCURRENTLY disputes_closed ON disputes (closed_at DESC, account_id) WHERE closed_at IS NOT NULL;
