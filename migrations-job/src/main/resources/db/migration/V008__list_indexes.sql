-- Indexes for every list and its filters, and for the foreign keys that had none. Each one is dropped first: a job that is
-- killed during CREATE INDEX CONCURRENTLY leaves an invalid index, and the next job then builds it again.

-- Runs by account, and by state, latest first.
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_account;
CREATE INDEX CONCURRENTLY sync_runs_account ON sync_runs (account_id, created_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS sync_runs_state;
CREATE INDEX CONCURRENTLY sync_runs_state ON sync_runs (state, created_at DESC, id DESC);

-- Orders, latest first: all, by account, by buyer, by status. orders_newest had another order than its query.
DROP INDEX CONCURRENTLY IF EXISTS orders_latest;
CREATE INDEX CONCURRENTLY orders_latest ON orders (created_at DESC, account_id DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_account;
CREATE INDEX CONCURRENTLY orders_account ON orders (account_id, created_at DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_buyer;
CREATE INDEX CONCURRENTLY orders_buyer ON orders (buyer_username, created_at DESC, account_id DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_status;
CREATE INDEX CONCURRENTLY orders_status ON orders (fulfillment_status, created_at DESC, account_id DESC, order_id DESC);
DROP INDEX CONCURRENTLY IF EXISTS orders_newest;

-- Events, latest first: all, and by each filter.
DROP INDEX CONCURRENTLY IF EXISTS event_log_latest;
CREATE INDEX CONCURRENTLY event_log_latest ON event_log (at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_level_latest;
CREATE INDEX CONCURRENTLY event_log_level_latest ON event_log (level, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_event_latest;
CREATE INDEX CONCURRENTLY event_log_event_latest ON event_log (event, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_account_latest;
CREATE INDEX CONCURRENTLY event_log_account_latest ON event_log (account_id, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_request_latest;
CREATE INDEX CONCURRENTLY event_log_request_latest ON event_log (request_id, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_run_latest;
CREATE INDEX CONCURRENTLY event_log_run_latest ON event_log (run_id, at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS event_log_account;
DROP INDEX CONCURRENTLY IF EXISTS event_log_request;
DROP INDEX CONCURRENTLY IF EXISTS event_log_run;

-- Accounts, latest connected first; tokens by expiry, for the daily sweep and the health check.
DROP INDEX CONCURRENTLY IF EXISTS accounts_latest;
CREATE INDEX CONCURRENTLY accounts_latest ON accounts (connected_at DESC, id DESC);
DROP INDEX CONCURRENTLY IF EXISTS tokens_access_expiry;
CREATE INDEX CONCURRENTLY tokens_access_expiry ON tokens (access_expires_at, account_id);
DROP INDEX CONCURRENTLY IF EXISTS tokens_refresh_expiry;
CREATE INDEX CONCURRENTLY tokens_refresh_expiry ON tokens (refresh_expires_at);

-- Foreign keys: without an index, deleting a user or an account reads the whole table.
DROP INDEX CONCURRENTLY IF EXISTS accounts_connected_by;
CREATE INDEX CONCURRENTLY accounts_connected_by ON accounts (connected_by);
DROP INDEX CONCURRENTLY IF EXISTS oauth_states_user;
CREATE INDEX CONCURRENTLY oauth_states_user ON oauth_states (user_id);
DROP INDEX CONCURRENTLY IF EXISTS oauth_states_account;
CREATE INDEX CONCURRENTLY oauth_states_account ON oauth_states (account_id);
DROP INDEX CONCURRENTLY IF EXISTS quarantined_records_account;
CREATE INDEX CONCURRENTLY quarantined_records_account ON quarantined_records (account_id);
