package dev.ebayconnector.local.reads;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A large store, made by the server itself: orders and as many events of 10,000 accounts, the first account with most, and a
 * tenth or a fifth as many records of each other resource. The statements' plans are tested on it, and the lists measured.
 */
public final class BulkData {

    /** How many orders and events the tests use. */
    public static final int ORDERS = 200_000;

    /** Other tables refer to the first runs, of which there are half as many as orders. */
    private static final int FEWEST_ORDERS = 100_000;

    /** The functions are inlined, as all that they call is IMMUTABLE like themselves: text || bigint would not be. */
    private static final String LOAD = """
        CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
        AS $$ SELECT CAST(md5(kind || CAST(n AS text)) AS uuid) $$;
        CREATE FUNCTION pg_temp.owner(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
        AS $$ SELECT pg_temp.id('account', CASE WHEN n % 10 = 0 THEN 1 ELSE n % 10000 + 1 END) $$;

        INSERT INTO users (id, email, password_hash, role)
        SELECT pg_temp.id('user', n), 'User' || n || '@example.com', 'x', 'VIEWER' FROM generate_series(1, 2000) n;

        INSERT INTO sessions (secret_hash, user_id, role, made_at, last_seen_at, confirmed_at, idle_minutes, ends_at)
        SELECT sha256(CAST(n AS text)::bytea), pg_temp.id('user', n % 2000 + 1), 'VIEWER', timestamptz '2026-01-01' + n * interval '1 minute',
               now(), now(), 60, now() + n * interval '1 second'
        FROM generate_series(1, 20000) n;

        INSERT INTO totp_secrets (user_id, id, name, sealed, made_at, confirmed_at)
        SELECT pg_temp.id('user', n), gen_random_uuid(), 'app', decode('01', 'hex'), now(), now() FROM generate_series(1, 2000) n;

        INSERT INTO passkeys (id, user_id, name, credential_id, public_key, sign_count, made_at)
        SELECT gen_random_uuid(), pg_temp.id('user', n % 2000 + 1), 'key', sha256(CAST(n AS text)::bytea), decode('01', 'hex'), 0, now()
        FROM generate_series(1, 5000) n;

        INSERT INTO recovery_codes (user_id, code_hash, made_at)
        SELECT pg_temp.id('user', n % 2000 + 1), sha256(CAST(n AS text)::bytea), now() FROM generate_series(1, 20000) n;

        INSERT INTO sign_in_steps (secret_hash, kind, user_id, expires_at)
        SELECT sha256(CAST(n AS text)::bytea), 'second', pg_temp.id('user', n % 2000 + 1), now() + (n - 100) * interval '1 second'
        FROM generate_series(1, 20000) n;

        INSERT INTO passkey_requests (session_id, purpose, request, expires_at)
        SELECT id, 'add', '{}', now() FROM sessions LIMIT 2000;

        INSERT INTO password_links (secret_hash, user_id, purpose, made_at, expires_at)
        SELECT sha256(CAST(n AS text)::bytea), pg_temp.id('user', n), 'invite', now(), now() FROM generate_series(1, 2000) n;

        INSERT INTO api_tokens (secret_hash, user_id, name, scope, made_at, expires_at)
        SELECT sha256(CAST(n AS text)::bytea), pg_temp.id('user', n % 2000 + 1), 'program', 'read',
               timestamptz '2026-01-01' + n * interval '1 minute', now()
        FROM generate_series(1, 5000) n;

        INSERT INTO idempotent_requests (key_hash, request_hash, user_id, attempt, started_at, lease_until, answer)
        SELECT sha256(CAST(n AS text)::bytea), '\\x01', pg_temp.id('user', n % 2000 + 1), gen_random_uuid(),
               timestamptz '2026-01-01' + n * interval '1 minute', now(), '\\x02'
        FROM generate_series(1, 20000) n;

        INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_by, connected_at)
        SELECT pg_temp.id('account', n), CASE n % 20 WHEN 0 THEN 'sandbox' ELSE 'production' END, 'u' || n, 'seller' || n,
               CASE n % 50 WHEN 0 THEN 'DISCONNECTED' ELSE 'CONNECTED' END, pg_temp.id('user', n % 2000 + 1),
               timestamptz '2026-01-01' + n * interval '1 minute'
        FROM generate_series(1, 10000) n;

        INSERT INTO data_keys (account_id, keyset) SELECT id, '\\x01' FROM accounts;
        INSERT INTO hash_key (id, key) VALUES (1, '\\x01');
        CREATE FUNCTION pg_temp.hash(name text) RETURNS bytea LANGUAGE sql IMMUTABLE
        AS $$ SELECT sha256(CAST(name AS bytea)) $$;

        INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes, updated_at)
        SELECT pg_temp.id('account', n), '\\x01', now() + n * interval '1 second', '\\x02', now() + n * interval '1 hour',
               'scope', now() - n * interval '1 minute'
        FROM generate_series(1, 10000) n;

        INSERT INTO oauth_states (state_hash, user_id, environment, scopes, created_at, expires_at, account_id)
        SELECT sha256(CAST(n AS text)::bytea), pg_temp.id('user', n % 2000 + 1), 'production', 'scope', now(), now() + n * interval '1 second',
               pg_temp.owner(n)
        FROM generate_series(1, 10000) n;

        INSERT INTO sign_in_pace (key, attempts, next_at, granted, resets_at, expires_at)
        SELECT sha256(CAST(n AS text)::bytea), 1, now(), true, now(), now() + (n - 100) * interval '1 second'
        FROM generate_series(1, 20000) n;

        INSERT INTO refused_requests (day, kind, requests)
        SELECT date '2026-01-01' + n, kind, n
        FROM generate_series(1, 2000) n, unnest(ARRAY['oauth_state_unknown', 'oauth_callback_malformed']) AS kind;

        INSERT INTO function_faults (kind, function_name, times, first_at, last_at)
        SELECT 'kind-' || n % 500, 'function-' || n, n, now(), now() FROM generate_series(1, 20000) n;

        INSERT INTO function_times (function_name, slot, hour, buckets)
        SELECT 'Function' || n, slot, date_trunc('hour', now()), array_fill(1, ARRAY[146])
        FROM generate_series(1, 25) n, generate_series(0, 23) slot;

        INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, finished_at)
        SELECT pg_temp.id('run', n), pg_temp.owner(n), 'orders',
               CASE WHEN n % 100 = 0 THEN 'FAILED' WHEN n % 500 = 1 THEN 'STOPPED' ELSE 'SUCCEEDED' END, 'request-' || n,
               timestamptz '2026-01-01' + n * interval '1 minute', now()
        FROM generate_series(1, {orders} / 2) n;
        INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at)
        SELECT pg_temp.id('queued', n), pg_temp.id('account', n), 'orders', 'QUEUED', 'queued-' || n, now()
        FROM generate_series(1, 20) n;

        INSERT INTO sync_windows (run_id, ordinal, date_field, starts_at, ends_at)
        SELECT pg_temp.id('run', n / 5 + 1), n % 5, 'creationdate', now(), now() FROM generate_series(1, {orders} / 4) n;

        INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, announced_at, wait_until, wait_code)
        SELECT pg_temp.id('parked', n), pg_temp.id('account', n), 'orders', 'WAITING', 'parked-' || n, now(), now(),
               now() + n * interval '1 minute', 'ebay_unavailable'
        FROM generate_series(21, 2000) n;

        INSERT INTO sync_calls (run_id, at, method, target, status, ms, bytes, attempt)
        SELECT pg_temp.id('run', n / 10 + 1), timestamptz '2026-01-01' + n * interval '1 minute', 'GET', '/x', 200, 1, 1, 1
        FROM generate_series(1, {orders}) n;

        INSERT INTO ebay_calls (environment, api, day, calls)
        SELECT CASE n % 2 WHEN 0 THEN 'sandbox' ELSE 'production' END, 'api' || n % 5, date '2026-01-01' + n / 10, n
        FROM generate_series(0, 1999) n;

        INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
        SELECT pg_temp.id('account', n), 'orders', now(), pg_temp.id('run', n), now() FROM generate_series(1, 10000) n;

        INSERT INTO sync_schedules (account_id, resource, every_seconds, next_due_at, last_started_at, last_run_id)
        SELECT pg_temp.id('account', n), resource, 900, now() + (n % 900 - 10) * interval '1 second', now(),
               pg_temp.id('run', n)
        FROM generate_series(1, 10000) n, unnest(ARRAY['orders', 'transactions', 'disputes', 'offers']) AS resource;

        INSERT INTO sync_proofs (account_id, resource, day, ebay_count, our_count, state, checked_at, run_id, repair_run_id)
        SELECT pg_temp.id('account', n % 1000 + 1), 'orders', date '2026-01-01' + n / 1000, n, n,
               CASE WHEN n % 100 = 0 THEN 'differs' ELSE 'proven' END, now(), pg_temp.id('run', n),
               CASE WHEN n % 200 = 0 THEN pg_temp.id('run', n) END
        FROM generate_series(0, 34999) n;

        INSERT INTO alert_receivers (id, name, format, host, url, secret, created_at, created_by)
        SELECT pg_temp.id('receiver', n), 'receiver', 'json', 'example.com', '\\x01', '\\x01', now(), pg_temp.id('user', 1)
        FROM generate_series(1, 20) n;

        INSERT INTO alerts (id, type, fact_key, account_id, environment, occurred_at, noticed_at, lasting, data)
        SELECT pg_temp.id('alert', n), 'run.failed', 'run.failed/' || n, pg_temp.owner(n), 'production',
               timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute',
               n % 10 = 0, '{}'
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, state, created_at, next_attempt_at)
        SELECT pg_temp.id('delivery', n), pg_temp.id('receiver', n % 20 + 1), pg_temp.id('alert', n),
               CAST(pg_temp.owner(n) AS text),
               CASE WHEN n % 20 = 3 THEN 'WAITING' WHEN n % 40 = 1 THEN 'FAILED' ELSE 'DELIVERED' END,
               timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute'
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO ebay_notices (notification_id, environment, topic, publish_attempts, received_at, state, announced_at)
        SELECT 'notice-' || n, 'production', 'MARKETPLACE_ACCOUNT_DELETION', 1,
               timestamptz '2026-01-01' + n * interval '2 minutes', CASE WHEN n % 100 = 0 THEN 'WAITING' ELSE 'PROCESSED' END,
               now()
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
        SELECT now(), pg_temp.owner(n), pg_temp.id('run', n), 'orders', 'key' || n, 'x', '{}' FROM generate_series(1, 5000) n;

        INSERT INTO orders (account_id, order_id, created_at, last_modified_at, fulfillment_status, payment_status,
                            buyer_hash, buyer_username, total_value, total_currency, raw, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'order-' || n, timestamptz '2026-01-01' + n * interval '1 minute',
               timestamptz '2026-01-02' + n * interval '1 minute',
               CASE n % 50 WHEN 0 THEN 'NOT_STARTED' ELSE 'FULFILLED' END, 'PAID', pg_temp.hash('buyer' || n % 20000),
               CASE n % 10 WHEN 3 THEN 'buyer' || n % 20000 END, n % 5000, CASE n % 10 WHEN 0 THEN 'GBP' ELSE 'EUR' END, '{}', pg_temp.id('run', n / 2 + 1), now(), now()
        FROM generate_series(1, {orders}) n;

        INSERT INTO order_line_items (account_id, order_id, line_item_id, sku, raw)
        SELECT pg_temp.owner(n), 'order-' || n, 'line-1', 'sku' || n % 1000, '{}' FROM generate_series(1, {orders}) n;

        INSERT INTO event_log (at, level, event, message, request_id, account_id, run_id, user_id, api_token_id)
        SELECT timestamptz '2026-01-01' + n * interval '1 minute',
               CASE WHEN n % 200 = 0 THEN 'ERROR' WHEN n % 20 = 0 THEN 'WARN' ELSE 'INFO' END, 'event.' || n % 30, 'message',
               'request-' || n / 4, pg_temp.owner(n), CASE WHEN n % 2 = 0 THEN pg_temp.id('run', n / 2) END,
               CASE WHEN n % 5 = 0 THEN pg_temp.id('user', n % 2000 + 1) END,
               CASE WHEN n % 50 = 0 THEN pg_temp.id('api token', n % 100) END
        FROM generate_series(1, {orders}) n;

        INSERT INTO transactions (account_id, transaction_id, transaction_type, transaction_date, transaction_status,
                                  booking_entry, amount_value, amount_currency, order_id, payout_id, buyer_hash, buyer_username, raw,
                                  run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'transaction-' || n, CASE n % 20 WHEN 0 THEN 'REFUND' ELSE 'SALE' END,
               timestamptz '2026-01-01' + n * interval '4 minutes', CASE n % 50 WHEN 0 THEN 'FUNDS_ON_HOLD' ELSE 'PAYOUT' END,
               CASE n % 20 WHEN 0 THEN 'DEBIT' ELSE 'CREDIT' END, n % 3000, CASE n % 10 WHEN 0 THEN 'GBP' ELSE 'EUR' END,
               'order-' || n, 'payout-' || n / 100, pg_temp.hash('buyer' || n % 5000),
               CASE n % 10 WHEN 3 THEN 'buyer' || n % 5000 END, '{}', pg_temp.id('run', n), now(), now()
        FROM generate_series(1, {orders} / 5) n;
        INSERT INTO transaction_fees (account_id, transaction_id, transaction_type, ordinal, fee_type)
        SELECT account_id, transaction_id, transaction_type, 1, 'FINAL_VALUE_FEE' FROM transactions;

        INSERT INTO payouts (account_id, payout_id, payout_date, payout_status, amount_value, amount_currency, raw, run_id,
                             first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'payout-' || n, timestamptz '2026-01-01' + n * interval '20 minutes',
               CASE n % 50 WHEN 0 THEN 'RETRYABLE_FAILED' ELSE 'SUCCEEDED' END, n % 1000,
               CASE n % 10 WHEN 0 THEN 'GBP' ELSE 'EUR' END, '{}', pg_temp.id('run', n), now(), now()
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO funds_snapshots (account_id, taken_at, currency, available_value, on_hold_value, processing_value, raw,
                                     run_id)
        SELECT pg_temp.owner(n), timestamptz '2026-01-01' + n * interval '20 minutes', 'EUR', n, n, n, '{}',
               pg_temp.id('run', n)
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO disputes (account_id, payment_dispute_id, order_id, status, amount_value, amount_currency, buyer_hash, buyer_username,
                              opened_at, closed_at, raw, detail_due, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'dispute-' || n, 'order-' || n, CASE n % 50 WHEN 0 THEN 'OPEN' ELSE 'CLOSED' END, n % 1000,
               CASE n % 10 WHEN 0 THEN 'GBP' ELSE 'EUR' END, pg_temp.hash('buyer' || n % 5000),
               CASE n % 10 WHEN 3 THEN 'buyer' || n % 5000 END, timestamptz '2026-01-01' + n * interval '20 minutes',
               CASE n % 50 WHEN 0 THEN NULL ELSE timestamptz '2026-01-02' + n * interval '20 minutes' END, '{}', false,
               pg_temp.id('run', n), now(), now()
        FROM generate_series(1, {orders} / 10) n;

        INSERT INTO conversations (account_id, conversation_id, created_at, reference_id, other_party_hash, other_party, latest_message_at, raw,
                                   run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'conversation-' || n, timestamptz '2026-01-01' + n * interval '20 minutes', 'item-' || n % 4000,
               pg_temp.hash('buyer' || n % 5000), CASE n % 10 WHEN 3 THEN 'buyer' || n % 5000 END,
               timestamptz '2026-01-02' + n * interval '20 minutes', '{}', pg_temp.id('run', n), now(), now()
        FROM generate_series(1, {orders} / 10) n;
        INSERT INTO messages (account_id, message_id, conversation_id, sender_hash, sender, created_at, raw, run_id, first_stored_at,
                              stored_at)
        SELECT account_id, 'message-' || conversation_id || part, conversation_id,
               CASE part WHEN 1 THEN other_party_hash ELSE pg_temp.hash('seller of ' || account_id) END,
               CASE part WHEN 1 THEN other_party END,
               created_at + part * interval '1 hour', '{}', run_id, now(), now()
        FROM conversations, generate_series(1, 2) part;

        INSERT INTO inventory_items (account_id, sku, raw, seen_run_id, gone_at, run_id, first_stored_at, stored_at)
        SELECT pg_temp.owner(n), 'sku' || n, '{}', pg_temp.id('run', n), CASE WHEN n % 100 = 0 THEN now() END,
               pg_temp.id('run', n), now(), timestamptz '2026-01-01' + n * interval '10 minutes'
        FROM generate_series(1, {orders} / 5) n;
        INSERT INTO offers (account_id, offer_id, sku, status, listing_id, listing_status, price_value, price_currency, raw,
                            seen_run_id, gone_at, run_id, first_stored_at, stored_at)
        SELECT account_id, 'offer-' || sku, sku, CASE WHEN gone_at IS NULL THEN 'PUBLISHED' ELSE 'UNPUBLISHED' END,
               'listing-' || sku, 'ACTIVE', length(sku), 'EUR', '{}', seen_run_id, gone_at, run_id, now(), stored_at
        FROM inventory_items
        """;

    private static final String TAKE_AWAY = """
        CREATE TEMPORARY TABLE indexes AS
        SELECT format('DROP INDEX %I', indexname) AS take_away, indexdef AS put_back FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint);
        CREATE TEMPORARY TABLE foreign_keys AS
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', CAST(conrelid AS regclass), conname) AS take_away,
               format('ALTER TABLE %s ADD CONSTRAINT %I ', CAST(conrelid AS regclass), conname) || pg_get_constraintdef(oid) AS put_back
        FROM pg_constraint
        WHERE contype = 'f' AND connamespace = CAST('public' AS regnamespace);
        DO $$ DECLARE i record; BEGIN
          FOR i IN SELECT take_away FROM indexes UNION ALL SELECT take_away FROM foreign_keys LOOP EXECUTE i.take_away; END LOOP;
        END $$
        """;

    private static final String PUT_BACK = """
        DO $$ DECLARE i record; BEGIN
          FOR i IN SELECT put_back FROM indexes LOOP EXECUTE i.put_back; END LOOP;
          FOR i IN SELECT put_back FROM foreign_keys LOOP EXECUTE i.put_back; END LOOP;
        END $$;
        ANALYZE
        """;

    private BulkData() {}

    /** Indexes are built and references checked after the rows, which takes a fraction of the time. */
    public static void load(Connection connection, int orders) throws SQLException {
        if (orders < FEWEST_ORDERS) {
            throw new IllegalArgumentException("at least " + FEWEST_ORDERS + " orders");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(TAKE_AWAY);
            statement.execute(LOAD.replace("{orders}", Integer.toString(orders)));
            statement.execute(PUT_BACK);
        }
    }
}
