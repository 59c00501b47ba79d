-- One row per sync. PostgreSQL is the truth; the queue only wakes workers.
CREATE TABLE sync_runs (
    id                uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id        uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    resource          text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'STOPPED', 'FAILED')),
    requested_from    timestamptz,
    requested_to      timestamptz,
    full_scan         boolean     NOT NULL DEFAULT false,
    requested_by      uuid,
    request_id        text        NOT NULL,
    created_at        timestamptz NOT NULL,
    started_at        timestamptz,
    finished_at       timestamptz,
    lease_owner       text,
    lease_until       timestamptz,
    pages             integer     NOT NULL DEFAULT 0,
    calls             integer     NOT NULL DEFAULT 0,
    rows_seen         bigint      NOT NULL DEFAULT 0,
    rows_inserted     bigint      NOT NULL DEFAULT 0,
    rows_updated      bigint      NOT NULL DEFAULT 0,
    rows_unchanged    bigint      NOT NULL DEFAULT 0,
    rows_quarantined  bigint      NOT NULL DEFAULT 0,
    stop_requested_at timestamptz,
    stop_requested_by text,
    error_code        text,
    error_detail      text
);

-- At most one run per account and resource is under way: the database decides, not the caller's luck.
CREATE UNIQUE INDEX sync_runs_active ON sync_runs (account_id, resource)
    WHERE state IN ('QUEUED', 'RUNNING', 'WAITING');
CREATE INDEX sync_runs_newest ON sync_runs (created_at DESC, id DESC);

-- The closed time windows of a run and how far each has come; a continuation goes on from here.
CREATE TABLE sync_windows (
    run_id      uuid        NOT NULL REFERENCES sync_runs (id) ON DELETE CASCADE,
    ordinal     integer     NOT NULL,
    date_field  text        NOT NULL CHECK (date_field IN ('creationdate', 'lastmodifieddate')),
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    next_offset integer     NOT NULL DEFAULT 0,
    expected    integer,
    done        boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (run_id, ordinal)
);

-- Up to which moment a resource of an account is complete.
CREATE TABLE sync_checkpoints (
    account_id uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    resource   text        NOT NULL,
    watermark  timestamptz NOT NULL,
    run_id     uuid        NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, resource)
);

-- Records that could not be stored, with what eBay sent, so that nothing is lost and the run goes on.
CREATE TABLE quarantined_records (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    account_id uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    run_id     uuid        NOT NULL,
    resource   text        NOT NULL,
    record_key text,
    reason     text        NOT NULL,
    raw        jsonb       NOT NULL
);
