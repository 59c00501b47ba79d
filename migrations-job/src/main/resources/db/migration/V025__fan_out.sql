-- Several workers may read one run. A worker leases the slices that it reads; NULL: no worker has the slice.
ALTER TABLE sync_windows
    ADD COLUMN lease_owner text,
    ADD COLUMN lease_until timestamptz;

-- The last worker that took the run and leases slices. The release before leases none: while its worker has the run,
-- lease_owner is another one, and no assistant may read beside it.
ALTER TABLE sync_runs ADD COLUMN assisted_owner text;

-- Slices that are not complete; every worker looks for them.
CREATE INDEX sync_windows_open ON sync_windows (run_id, ordinal) WHERE NOT done;
