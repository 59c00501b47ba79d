-- Lists by an account and a currency, in the order of time and in that of amounts. Each one is dropped first: a job that is
-- killed during CREATE INDEX CONCURRENTLY leaves an invalid index, and the next job then builds it again.

-- PostgreSQL takes account and currency for independent, and expects an account to have many records in a currency in which
-- most records are. If it has none, an index that seems to reach the first hundred soon is read to its end: the one of all
-- accounts by time, or by amount. Extended statistics do not help: a list of the most common pairs says nothing of a pair that
-- does not occur. PostgreSQL judges by an index's first column how far its order is that of the table. Where rows came in the
-- order of time, currencies and moments seem to be in order and accounts do not: then the indexes of V032, which begin with
-- the account, seem dearer than the one by time, and these, which begin with the currency, do not. Where rows came account by
-- account, those of V032 seem cheapest, so they stay.
DROP INDEX CONCURRENTLY IF EXISTS orders_currency_account;
CREATE INDEX CONCURRENTLY orders_currency_account ON orders (total_currency, account_id, created_at DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS transactions_currency_account;
CREATE INDEX CONCURRENTLY transactions_currency_account ON transactions
    (amount_currency, account_id, transaction_date DESC, transaction_id DESC, transaction_type DESC);
DROP INDEX CONCURRENTLY IF EXISTS payouts_currency_account;
CREATE INDEX CONCURRENTLY payouts_currency_account ON payouts
    (amount_currency, account_id, payout_date DESC, payout_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS disputes_currency_account;
CREATE INDEX CONCURRENTLY disputes_currency_account ON disputes
    (amount_currency, account_id, opened_at DESC, payment_dispute_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_currency_account;
CREATE INDEX CONCURRENTLY offers_currency_account ON offers (price_currency, account_id, stored_at DESC, offer_id DESC);

-- By amount, and in the order of amounts. The indexes of V015 are for all accounts. Offers have none: PostgreSQL would take it
-- for offers by price in the order of ids, and sort what it finds.
DROP INDEX CONCURRENTLY IF EXISTS orders_account_total;
CREATE INDEX CONCURRENTLY orders_account_total ON orders
    (total_currency, account_id, (COALESCE(total_value, 0)) DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS transactions_account_amount;
CREATE INDEX CONCURRENTLY transactions_account_amount ON transactions
    (amount_currency, account_id, amount_value DESC, transaction_id DESC, transaction_type DESC);
DROP INDEX CONCURRENTLY IF EXISTS payouts_account_amount;
CREATE INDEX CONCURRENTLY payouts_account_amount ON payouts (amount_currency, account_id, amount_value DESC, payout_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS disputes_account_amount;
CREATE INDEX CONCURRENTLY disputes_account_amount ON disputes
    (amount_currency, account_id, (COALESCE(amount_value, 0)) DESC, payment_dispute_id DESC);

-- By currency in the order of ids. Without these PostgreSQL would take the indexes above, whose rows are in the order of
-- accounts, and sort all records of a large account by id.
DROP INDEX CONCURRENTLY IF EXISTS payouts_currency_id;
CREATE INDEX CONCURRENTLY payouts_currency_id ON payouts (amount_currency, account_id DESC, payout_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_currency_id;
CREATE INDEX CONCURRENTLY offers_currency_id ON offers (price_currency, account_id DESC, offer_id DESC);
