-- How often a resource of an account is read, and when next. The rows appear by themselves, with the defaults.
CREATE TABLE sync_schedules (
    account_id      uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    resource        text        NOT NULL,
    every_seconds   integer     NOT NULL CHECK (every_seconds BETWEEN 300 AND 604800),
    paused          boolean     NOT NULL DEFAULT false,
    adaptive        boolean     NOT NULL DEFAULT true,
    next_due_at     timestamptz NOT NULL,
    last_started_at timestamptz,
    last_run_id     uuid,
    quiet_runs      integer     NOT NULL DEFAULT 0,
    last_skip       text,
    last_skipped_at timestamptz,
    changed_by      text,
    changed_at      timestamptz,
    PRIMARY KEY (account_id, resource)
);

CREATE INDEX sync_schedules_due ON sync_schedules (next_due_at, account_id, resource) WHERE NOT paused;
CREATE INDEX sync_schedules_resource ON sync_schedules (resource, account_id);

-- What started a run: request or schedule.
ALTER TABLE sync_runs
    ADD COLUMN trigger text NOT NULL DEFAULT 'request';
