-- Several workers may read one run. A worker leases the slices that it reads; NULL: no worker has the slice.
ALTER TABLE sync_windows
    ADD COLUMN lease_owner text,
    ADD COLUMN lease_until timestamptz;

-- Slices that are not complete; every worker looks for them.
CREATE INDEX sync_windows_open ON sync_windows (run_id, ordinal) WHERE NOT done;
