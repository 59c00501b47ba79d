-- What a run survives. A parked run is WAITING until wait_until and says why. failing_since and pauses count what has
-- failed since the last stored page; claimed_at, last_page_at and busy_ms tell how fast a run is. Runs of older releases
-- cannot be resumed.
ALTER TABLE sync_runs
    ADD COLUMN resumable     boolean NOT NULL DEFAULT false,
    ADD COLUMN resumed_at    timestamptz,
    ADD COLUMN stop_reason   text,
    ADD COLUMN wait_until    timestamptz,
    ADD COLUMN wait_code     text,
    ADD COLUMN wait_detail   text,
    ADD COLUMN failing_since timestamptz,
    ADD COLUMN pauses        integer NOT NULL DEFAULT 0,
    ADD COLUMN retries       integer NOT NULL DEFAULT 0,
    ADD COLUMN claimed_at    timestamptz,
    ADD COLUMN last_page_at  timestamptz,
    ADD COLUMN busy_ms       bigint NOT NULL DEFAULT 0;

CREATE INDEX sync_runs_parked ON sync_runs (wait_until) WHERE state = 'WAITING' AND wait_until IS NOT NULL;

-- A request to eBay that a run made, and what became of it; without the answer.
CREATE TABLE sync_calls (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id          uuid        NOT NULL REFERENCES sync_runs (id) ON DELETE CASCADE,
    at              timestamptz NOT NULL,
    method          text        NOT NULL,
    target          text        NOT NULL,
    status          integer     NOT NULL,
    ms              integer     NOT NULL,
    bytes           integer     NOT NULL,
    attempt         integer     NOT NULL,
    ebay_request_id text,
    failure         text
);

CREATE INDEX sync_calls_run ON sync_calls (run_id, id);
CREATE INDEX sync_calls_at ON sync_calls (at);

-- Who dismissed a record, until eBay sends it changed.
ALTER TABLE quarantined_records
    ADD COLUMN dismissed    boolean NOT NULL DEFAULT false,
    ADD COLUMN dismissed_at timestamptz,
    ADD COLUMN dismissed_by text;

CREATE INDEX quarantined_records_dismissed_latest ON quarantined_records (dismissed, at DESC, id DESC);
CREATE INDEX quarantined_records_latest ON quarantined_records (at DESC, id DESC);
CREATE INDEX quarantined_records_account_latest ON quarantined_records (account_id, at DESC, id DESC);
CREATE INDEX quarantined_records_resource_latest ON quarantined_records (resource, at DESC, id DESC);

-- The calls of a day (Pacific time, as eBay counts) on one of eBay's quotas, by all accounts of an environment.
-- other_calls are those that eBay counted and the connector did not make; NULL in calls_limit: eBay was not asked yet.
CREATE TABLE ebay_calls (
    environment   text        NOT NULL,
    api           text        NOT NULL,
    day           date        NOT NULL,
    calls         bigint      NOT NULL DEFAULT 0,
    urgent_calls  bigint      NOT NULL DEFAULT 0,
    other_calls   bigint      NOT NULL DEFAULT 0,
    calls_limit   bigint,
    resets_at     timestamptz,
    asked_at      timestamptz,
    blocked_until timestamptz,
    PRIMARY KEY (environment, day, api)
);
