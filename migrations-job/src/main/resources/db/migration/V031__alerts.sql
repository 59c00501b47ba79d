-- Where alerts are sent. url, secret and old_secret are sealed: a URL of Slack is a secret as a whole, so host is what is
-- shown. old_secret signs beside secret until old_secret_until. types holds the codes it wants, with blanks between them;
-- empty for all. not_before keeps the worker away from a receiver that just failed.
CREATE TABLE alert_receivers (
    id               uuid        PRIMARY KEY,
    name             text        NOT NULL,
    format           text        NOT NULL CHECK (format IN ('json', 'slack')),
    host             text        NOT NULL,
    url              bytea       NOT NULL,
    secret           bytea       NOT NULL,
    old_secret       bytea,
    old_secret_until timestamptz,
    types            text        NOT NULL DEFAULT '',
    state            text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'PAUSED')),
    paused_why       text,
    created_at       timestamptz NOT NULL,
    created_by       uuid        NOT NULL,
    failures         integer     NOT NULL DEFAULT 0,
    not_before       timestamptz,
    delivered_at     timestamptz
);

-- What was noticed, once by fact_key. lasting: the fact stays true until a person acts, so the row stays with the account
-- and keeps the fact from being told again.
CREATE TABLE alerts (
    id          uuid        PRIMARY KEY,
    type        text        NOT NULL,
    fact_key    text        NOT NULL UNIQUE,
    account_id  uuid        REFERENCES accounts (id) ON DELETE CASCADE,
    environment text,
    occurred_at timestamptz NOT NULL,
    noticed_at  timestamptz NOT NULL,
    lasting     boolean     NOT NULL,
    data        jsonb       NOT NULL
);

CREATE INDEX alerts_account ON alerts (account_id);
CREATE INDEX alerts_old ON alerts (noticed_at) WHERE NOT lasting;

-- An alert for a receiver. Those of one lane (an account, or what has none) are delivered one after another, by position.
CREATE TABLE alert_deliveries (
    id               uuid        PRIMARY KEY,
    position         bigint      GENERATED ALWAYS AS IDENTITY,
    receiver_id      uuid        NOT NULL REFERENCES alert_receivers (id) ON DELETE CASCADE,
    alert_id         uuid        NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    lane             text        NOT NULL,
    replay_of        uuid,
    state            text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
    created_at       timestamptz NOT NULL,
    attempts         integer     NOT NULL DEFAULT 0,
    first_attempt_at timestamptz,
    last_attempt_at  timestamptz,
    next_attempt_at  timestamptz NOT NULL,
    last_status      integer,
    last_failure     text,
    finished_at      timestamptz,
    lease_owner      text,
    lease_until      timestamptz
);

CREATE UNIQUE INDEX alert_deliveries_once ON alert_deliveries (receiver_id, alert_id) WHERE replay_of IS NULL;
CREATE INDEX alert_deliveries_alert ON alert_deliveries (alert_id);
CREATE INDEX alert_deliveries_due ON alert_deliveries (receiver_id, next_attempt_at, position) WHERE state = 'WAITING';
CREATE INDEX alert_deliveries_lane ON alert_deliveries (receiver_id, lane, position) WHERE state = 'WAITING';
CREATE INDEX alert_deliveries_oldest ON alert_deliveries (created_at) WHERE state = 'WAITING';
CREATE INDEX alert_deliveries_latest ON alert_deliveries (created_at DESC, id DESC);
CREATE INDEX alert_deliveries_receiver_latest ON alert_deliveries (receiver_id, created_at DESC, id DESC);
CREATE INDEX alert_deliveries_state_latest ON alert_deliveries (state, created_at DESC, id DESC);

-- The facts that alerts tell of, in their order.
CREATE INDEX accounts_needing_reconnect ON accounts (updated_at, id) WHERE status = 'NEEDS_RECONNECT';
CREATE INDEX sync_runs_failed ON sync_runs (finished_at, id) WHERE state = 'FAILED';
CREATE INDEX sync_proofs_differing ON sync_proofs (checked_at) WHERE state = 'differs';
CREATE INDEX erasures_done ON erasures (finished_at, id) WHERE state = 'DONE';
