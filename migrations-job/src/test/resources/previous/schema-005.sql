-- Every statement of the functions as they were at schema version 005, with the types that the driver sent along.
-- Later schemas must still understand them, because functions are deployed after the migrations job has run.
-- UserStore
SELECT id, email, password_hash, role, created_at FROM users WHERE lower(email) = lower($1)
;
-- UserStore
SELECT id, email, password_hash, role, created_at FROM users ORDER BY lower(email) LIMIT 1000
;
-- UserStore
INSERT INTO users (email, password_hash, role) VALUES ($1, $2, $3)
ON CONFLICT (lower(email)) DO NOTHING
;
-- AccountStore
SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at
FROM accounts
WHERE id = $1
;
-- AccountStore
SELECT id, environment, ebay_user_id, username, marketplace_id, status, connected_at
FROM accounts
ORDER BY connected_at DESC, id
;
-- AccountStore
INSERT INTO accounts (environment, ebay_user_id, username, marketplace_id, status, connected_by, connected_at)
VALUES ($1, $2, $3, $4, 'CONNECTED', $5, $6)
ON CONFLICT (environment, ebay_user_id) DO UPDATE
SET username = excluded.username, marketplace_id = excluded.marketplace_id, status = 'CONNECTED',
    connected_by = excluded.connected_by, connected_at = excluded.connected_at, updated_at = now()
RETURNING id, environment, ebay_user_id, username, marketplace_id, status, connected_at
;
-- AccountStore
UPDATE accounts SET status = $1, updated_at = now() WHERE id = $2
;
-- EventStore
INSERT INTO event_log
    (at, level, event, message, request_id, user_id, account_id, run_id, ebay_request_id, details)
VALUES
    ($1, $2, $3, $4, $5, $6, $7, $8, $9,
     CAST($10 AS jsonb))
;
-- OrderListStore
SELECT o.order_id, o.account_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status,
       o.cancel_state, o.buyer_username, o.total_value, o.total_currency,
       CAST(COALESCE((SELECT jsonb_agg(jsonb_build_object(
                'line_item_id', i.line_item_id, 'sku', i.sku, 'title', i.title, 'quantity', i.quantity,
                'total', jsonb_build_object('value', CAST(i.total_value AS text), 'currency', i.currency))
                ORDER BY i.line_item_id)
            FROM order_line_items i
            WHERE i.account_id = o.account_id AND i.order_id = o.order_id), '[]') AS text) AS line_items
FROM orders o
WHERE (CAST($1 AS uuid) IS NULL OR o.account_id = CAST($1 AS uuid))
  AND (CAST($2 AS text) IS NULL OR o.fulfillment_status = $2)
  AND (CAST($3 AS text) IS NULL OR o.buyer_username = $3)
  AND (CAST($4 AS timestamptz) IS NULL OR o.created_at >= CAST($4 AS timestamptz))
  AND (CAST($5 AS timestamptz) IS NULL OR o.created_at < CAST($5 AS timestamptz))
  AND (CAST($6 AS timestamptz) IS NULL
       OR (o.created_at, o.account_id, o.order_id)
          < (CAST($6 AS timestamptz), CAST($7 AS uuid), CAST($8 AS text)))
ORDER BY o.created_at DESC, o.account_id DESC, o.order_id DESC
LIMIT $9
;
-- SchemaCheck
SELECT version FROM flyway_schema_history
WHERE success AND version IS NOT NULL
ORDER BY installed_rank DESC
LIMIT 1
;
-- LogStore
SELECT id, at, level, event, message, request_id, account_id, run_id, ebay_request_id,
       CAST(details AS text) AS details
FROM event_log
WHERE (CAST($1 AS bigint) IS NULL OR id < $1)
  AND (CAST($2 AS text) IS NULL OR level = $2)
  AND (CAST($3 AS text) IS NULL OR event = $3)
  AND (CAST($4 AS text) IS NULL OR request_id = $4)
  AND (CAST($5 AS uuid) IS NULL OR account_id = CAST($5 AS uuid))
  AND (CAST($6 AS uuid) IS NULL OR run_id = CAST($6 AS uuid))
  AND (CAST($7 AS timestamptz) IS NULL OR at >= CAST($7 AS timestamptz))
  AND (CAST($8 AS timestamptz) IS NULL OR at < CAST($8 AS timestamptz))
ORDER BY id DESC
LIMIT $9
;
-- StateStore
INSERT INTO oauth_states (state_hash, user_id, environment, scopes, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)
;
-- StateStore
UPDATE oauth_states SET used_at = $1
WHERE state_hash = $2 AND used_at IS NULL AND expires_at > $1
;
-- StateStore
SELECT state_hash, user_id, environment, scopes, expires_at, used_at, outcome
FROM oauth_states
WHERE state_hash = $1
;
-- StateStore
UPDATE oauth_states SET outcome = $1 WHERE state_hash = $2
;
-- StateStore
DELETE FROM oauth_states WHERE expires_at < $1
;
-- OrderStore
WITH stored AS (
    INSERT INTO orders
        (account_id, order_id, created_at, last_modified_at, fulfillment_status, payment_status, cancel_state,
         buyer_username, total_value, total_currency, total_due_seller, marketplace_fee, sales_record, raw,
         run_id, first_stored_at, stored_at)
    SELECT $1, o.order_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status, o.cancel_state,
           o.buyer_username, o.total_value, o.total_currency, o.total_due_seller, o.marketplace_fee,
           o.sales_record, CAST(o.raw AS jsonb), $2, $3, $4
    FROM unnest(CAST($5 AS text[]), CAST($6 AS timestamptz[]), CAST($7 AS timestamptz[]), CAST($8 AS text[]), CAST($9 AS text[]), CAST($10 AS text[]),
                CAST($11 AS text[]), CAST($12 AS numeric[]), CAST($13 AS text[]), CAST($14 AS numeric[]), CAST($15 AS numeric[]), CAST($16 AS text[]),
                CAST($17 AS text[]))
        AS o (order_id, created_at, last_modified_at, fulfillment_status, payment_status, cancel_state,
              buyer_username, total_value, total_currency, total_due_seller, marketplace_fee, sales_record, raw)
    ON CONFLICT (account_id, order_id) DO UPDATE
    SET last_modified_at = excluded.last_modified_at, fulfillment_status = excluded.fulfillment_status,
        payment_status = excluded.payment_status, cancel_state = excluded.cancel_state,
        buyer_username = excluded.buyer_username, total_value = excluded.total_value,
        total_currency = excluded.total_currency, total_due_seller = excluded.total_due_seller,
        marketplace_fee = excluded.marketplace_fee, sales_record = excluded.sales_record, raw = excluded.raw,
        run_id = excluded.run_id, stored_at = excluded.stored_at
    WHERE orders.last_modified_at < excluded.last_modified_at
    RETURNING xmax = 0 AS inserted)
SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated FROM stored
;
-- OrderStore
INSERT INTO order_line_items
    (account_id, order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
     fulfillment_status, marketplace_id, raw)
SELECT $1, i.order_id, i.line_item_id, i.legacy_item_id, i.sku, i.title, i.quantity, i.cost_value, i.total_value,
       i.currency, i.fulfillment_status, i.marketplace_id, CAST(i.raw AS jsonb)
FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS integer[]),
            CAST($8 AS numeric[]), CAST($9 AS numeric[]), CAST($10 AS text[]), CAST($11 AS text[]), CAST($12 AS text[]), CAST($13 AS text[]))
    AS i (order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
          fulfillment_status, marketplace_id, raw)
ON CONFLICT (account_id, order_id, line_item_id) DO UPDATE
SET sku = excluded.sku, title = excluded.title, quantity = excluded.quantity, cost_value = excluded.cost_value,
    total_value = excluded.total_value, currency = excluded.currency,
    fulfillment_status = excluded.fulfillment_status, raw = excluded.raw
;
-- OrderStore
INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
SELECT $1, $2, $3, 'orders', q.record_key, q.reason, CAST(replace(q.raw, '\u0000', '\ufffd') AS jsonb)
FROM unnest(CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[])) AS q (record_key, reason, raw)
;
-- RunStore
INSERT INTO sync_runs (id, account_id, resource, state, requested_from, requested_to, full_scan, requested_by, request_id, created_at)
VALUES ($1, $2, $3, 'QUEUED', CAST($4 AS timestamptz), CAST($5 AS timestamptz), $6, $7, $8, $9)
ON CONFLICT (account_id, resource) WHERE state IN ('QUEUED', 'RUNNING', 'WAITING') DO NOTHING
;
-- RunStore
SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
       started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
       rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
FROM sync_runs
WHERE id = $1
;
-- RunStore
SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
       started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
       rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
FROM sync_runs
WHERE account_id = $1 AND resource = $2 AND state IN ('QUEUED', 'RUNNING', 'WAITING')
;
-- RunStore
SELECT id, account_id, resource, state, requested_from, requested_to, full_scan, request_id, created_at,
       started_at, finished_at, pages, calls, rows_seen, rows_inserted, rows_updated, rows_unchanged,
       rows_quarantined, stop_requested_at, stop_requested_by, error_code, error_detail
FROM sync_runs
WHERE (CAST($1 AS uuid) IS NULL OR account_id = CAST($1 AS uuid))
  AND (CAST($2 AS text) IS NULL OR resource = $2)
  AND (CAST($3 AS text) IS NULL OR state = $3)
  AND (CAST($4 AS timestamptz) IS NULL
       OR (created_at, id) < (CAST($4 AS timestamptz), CAST($5 AS uuid)))
ORDER BY created_at DESC, id DESC
LIMIT $6
;
-- RunStore
UPDATE sync_runs
SET state = 'RUNNING', started_at = COALESCE(started_at, $1), lease_owner = $2, lease_until = $3
WHERE id = $4 AND state IN ('QUEUED', 'RUNNING', 'WAITING') AND (lease_until IS NULL OR lease_until <= $1)
;
-- RunStore
UPDATE sync_runs SET lease_until = $1
WHERE id = $2 AND lease_owner = $3 AND state = 'RUNNING' AND stop_requested_at IS NULL
;
-- RunStore
UPDATE sync_runs
SET pages = pages + 1, calls = calls + 1, rows_seen = rows_seen + $1, rows_inserted = rows_inserted + $2,
    rows_updated = rows_updated + $3, rows_unchanged = rows_unchanged + $4,
    rows_quarantined = rows_quarantined + $5, lease_until = $6
WHERE id = $7 AND lease_owner = $8 AND state = 'RUNNING'
;
-- RunStore
UPDATE sync_runs
SET state = $1, finished_at = $2, lease_owner = NULL, lease_until = NULL, error_code = $3, error_detail = $4
WHERE id = $5 AND lease_owner = $6 AND state = 'RUNNING'
;
-- RunStore
UPDATE sync_runs SET state = 'WAITING', lease_owner = NULL, lease_until = NULL
WHERE id = $1 AND lease_owner = $2 AND state = 'RUNNING'
;
-- RunStore
UPDATE sync_runs
SET stop_requested_at = COALESCE(stop_requested_at, $1), stop_requested_by = COALESCE(stop_requested_by, $2),
    finished_at = CASE WHEN lease_until IS NULL OR lease_until <= $1 THEN $1 ELSE finished_at END,
    state = CASE WHEN lease_until IS NULL OR lease_until <= $1 THEN 'STOPPED' ELSE state END
WHERE id = $3 AND state IN ('QUEUED', 'RUNNING', 'WAITING')
;
-- WindowStore
SELECT run_id, ordinal, date_field, starts_at, ends_at, next_offset, expected, done
FROM sync_windows
WHERE run_id = $1
ORDER BY ordinal
;
-- WindowStore
INSERT INTO sync_windows (run_id, ordinal, date_field, starts_at, ends_at)
VALUES ($1, $2, $3, $4, $5)
;
-- WindowStore
UPDATE sync_windows SET next_offset = $1, expected = $2, done = $3
WHERE run_id = $4 AND ordinal = $5
;
-- WindowStore
SELECT watermark FROM sync_checkpoints WHERE account_id = $1 AND resource = $2
;
-- WindowStore
INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account_id, resource) DO UPDATE
SET watermark = GREATEST(sync_checkpoints.watermark, excluded.watermark), run_id = excluded.run_id,
    updated_at = excluded.updated_at
;
-- TokenInfoStore
SELECT t.id, t.account_id, a.username AS account, a.environment, a.status, t.created_at, t.updated_at,
       t.access_expires_at AS expires_at, t.scopes, t.refresh_token IS NOT NULL AS has_refresh_token,
       t.refresh_expires_at, t.last_refreshed_at, t.last_refresh_error
FROM tokens t JOIN accounts a ON a.id = t.account_id
WHERE (CAST($1 AS text) IS NULL OR a.environment = $1)
  AND (CAST($2 AS timestamptz) IS NULL
       OR (t.updated_at, t.id) < (CAST($2 AS timestamptz), CAST($3 AS uuid)))
ORDER BY t.updated_at DESC, t.id DESC
LIMIT $4
;
-- TokenInfoStore
SELECT t.id, t.account_id, a.username AS account, a.environment, a.status, t.created_at, t.updated_at,
       t.access_expires_at AS expires_at, t.scopes, t.refresh_token IS NOT NULL AS has_refresh_token,
       t.refresh_expires_at, t.last_refreshed_at, t.last_refresh_error
FROM tokens t JOIN accounts a ON a.id = t.account_id
WHERE t.account_id = $1
;
-- TokenStore
SELECT id, account_id, version, access_token, access_expires_at, refresh_token, refresh_expires_at,
       lease_until, retry_after
FROM tokens
WHERE account_id = $1
;
-- TokenStore
INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes, last_refreshed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (account_id) DO UPDATE
SET version = tokens.version + 1, access_token = excluded.access_token,
    access_expires_at = excluded.access_expires_at, refresh_token = excluded.refresh_token,
    refresh_expires_at = excluded.refresh_expires_at, scopes = excluded.scopes,
    lease_owner = NULL, lease_until = NULL, retry_after = NULL,
    last_refreshed_at = excluded.last_refreshed_at, last_refresh_error = NULL, updated_at = now()
;
-- TokenStore
UPDATE tokens SET lease_owner = $1, lease_until = $2
WHERE account_id = $3 AND (lease_until IS NULL OR lease_until <= $4)
;
-- TokenStore
UPDATE tokens
SET version = version + 1, access_token = $1, access_expires_at = $2,
    refresh_token = COALESCE($3, refresh_token),
    refresh_expires_at = COALESCE(CAST($4 AS timestamptz), refresh_expires_at),
    lease_owner = NULL, lease_until = NULL, retry_after = NULL,
    last_refreshed_at = $5, last_refresh_error = NULL, updated_at = now()
WHERE account_id = $6 AND version = $7 AND lease_owner = $8
;
-- TokenStore
UPDATE tokens
SET lease_owner = NULL, lease_until = NULL, retry_after = $1, last_refresh_error = $2, updated_at = now()
WHERE account_id = $3 AND lease_owner = $4
;
-- TokenStore
UPDATE tokens SET access_expires_at = $1, updated_at = now()
WHERE account_id = $2 AND version = $3
