-- Indexes so that a page of a list reads about as many rows as it shows, however large its table is: by account together
-- with what has few values, and where a list had none. Each one is dropped first: a job that is killed during CREATE INDEX
-- CONCURRENTLY leaves an invalid index, and the next job then builds it again.

-- Runs: by resource, by account and resource, by account and state; runs that are not on the queue yet.
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_resource;
CREATE INDEX CONCURRENTLY sync_runs_resource ON sync_runs (resource, created_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_account_resource;
CREATE INDEX CONCURRENTLY sync_runs_account_resource ON sync_runs (account_id, resource, created_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_account_state;
CREATE INDEX CONCURRENTLY sync_runs_account_state ON sync_runs (account_id, state, created_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_unannounced;
CREATE INDEX CONCURRENTLY sync_runs_unannounced ON sync_runs (created_at)
    WHERE announced_at IS NULL AND state IN ('QUEUED', 'RUNNING', 'WAITING');

-- Orders of an account: by status, by currency, by their last change. A seller has few currencies: without an index of
-- the two, a list by an account and a currency that it does not have reads all of the account.
DROP INDEX CONCURRENTLY IF EXISTS orders_account_modified;
CREATE INDEX CONCURRENTLY orders_account_modified ON orders (account_id, last_modified_at DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_account_currency;
CREATE INDEX CONCURRENTLY orders_account_currency ON orders (account_id, total_currency, created_at DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_account_status;
CREATE INDEX CONCURRENTLY orders_account_status ON orders (account_id, fulfillment_status, created_at DESC, order_id DESC);

-- Transactions of an account.
DROP INDEX CONCURRENTLY IF EXISTS transactions_account_currency;
CREATE INDEX CONCURRENTLY transactions_account_currency ON transactions
    (account_id, amount_currency, transaction_date DESC, transaction_id DESC, transaction_type DESC);
DROP INDEX CONCURRENTLY IF EXISTS transactions_account_status;
CREATE INDEX CONCURRENTLY transactions_account_status ON transactions
    (account_id, transaction_status, transaction_date DESC, transaction_id DESC, transaction_type DESC);
DROP INDEX CONCURRENTLY IF EXISTS transactions_account_type;
CREATE INDEX CONCURRENTLY transactions_account_type ON transactions
    (account_id, transaction_type, transaction_date DESC, transaction_id DESC);

-- Payouts of an account.
DROP INDEX CONCURRENTLY IF EXISTS payouts_account_currency;
CREATE INDEX CONCURRENTLY payouts_account_currency ON payouts
    (account_id, amount_currency, payout_date DESC, payout_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS payouts_account_status;
CREATE INDEX CONCURRENTLY payouts_account_status ON payouts (account_id, payout_status, payout_date DESC, payout_id DESC);

-- Disputes of an account.
DROP INDEX CONCURRENTLY IF EXISTS disputes_account_currency;
CREATE INDEX CONCURRENTLY disputes_account_currency ON disputes
    (account_id, amount_currency, opened_at DESC, payment_dispute_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS disputes_account_status;
CREATE INDEX CONCURRENTLY disputes_account_status ON disputes (account_id, status, opened_at DESC, payment_dispute_id DESC);

-- Offers of an account, and what is gone of its inventory and offers.
DROP INDEX CONCURRENTLY IF EXISTS offers_account_currency;
CREATE INDEX CONCURRENTLY offers_account_currency ON offers (account_id, price_currency, stored_at DESC, offer_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_account_status;
CREATE INDEX CONCURRENTLY offers_account_status ON offers (account_id, status, stored_at DESC, offer_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_account_listing_status;
CREATE INDEX CONCURRENTLY offers_account_listing_status ON offers
    (account_id, listing_status, stored_at DESC, offer_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS offers_account_gone;
CREATE INDEX CONCURRENTLY offers_account_gone ON offers
    (account_id, stored_at DESC, offer_id DESC) WHERE gone_at IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS inventory_items_account_gone;
CREATE INDEX CONCURRENTLY inventory_items_account_gone ON inventory_items
    (account_id, stored_at DESC, sku DESC) WHERE gone_at IS NOT NULL;

-- Events of one account by level and by name.
DROP INDEX CONCURRENTLY IF EXISTS event_log_account_level;
CREATE INDEX CONCURRENTLY event_log_account_level ON event_log (account_id, level, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_account_event;
CREATE INDEX CONCURRENTLY event_log_account_event ON event_log (account_id, event, at DESC, id DESC);

-- Accounts by environment. Quarantine: every list says whether dismissed records are wanted.
DROP INDEX CONCURRENTLY IF EXISTS accounts_environment_latest;
CREATE INDEX CONCURRENTLY accounts_environment_latest ON accounts (environment, connected_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS quarantined_records_account_dismissed;
CREATE INDEX CONCURRENTLY quarantined_records_account_dismissed ON quarantined_records
    (account_id, dismissed, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS quarantined_records_resource_dismissed;
CREATE INDEX CONCURRENTLY quarantined_records_resource_dismissed ON quarantined_records
    (resource, dismissed, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS quarantined_records_account_latest;
DROP INDEX CONCURRENTLY IF EXISTS quarantined_records_resource_latest;

-- Names of people stand in plain columns only in rows of earlier releases: these indexes held an entry for every row.
DROP INDEX CONCURRENTLY IF EXISTS orders_buyer_plain;
CREATE INDEX CONCURRENTLY orders_buyer_plain ON orders (buyer_username, created_at DESC, account_id DESC, order_id DESC)
    WHERE buyer_username IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS transactions_buyer_plain;
CREATE INDEX CONCURRENTLY transactions_buyer_plain ON transactions
    (buyer_username, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC)
    WHERE buyer_username IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS disputes_buyer_plain;
CREATE INDEX CONCURRENTLY disputes_buyer_plain ON disputes
    (buyer_username, opened_at DESC, account_id DESC, payment_dispute_id DESC)
    WHERE buyer_username IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS conversations_other_party_plain;
CREATE INDEX CONCURRENTLY conversations_other_party_plain ON conversations
    (other_party, latest_message_at DESC, account_id DESC, conversation_id DESC)
    WHERE other_party IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS messages_sender_plain;
CREATE INDEX CONCURRENTLY messages_sender_plain ON messages (sender, created_at DESC, account_id DESC, message_id DESC)
    WHERE sender IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS orders_buyer;
DROP INDEX CONCURRENTLY IF EXISTS transactions_buyer;
DROP INDEX CONCURRENTLY IF EXISTS disputes_buyer;
DROP INDEX CONCURRENTLY IF EXISTS conversations_other_party;
DROP INDEX CONCURRENTLY IF EXISTS messages_sender;
