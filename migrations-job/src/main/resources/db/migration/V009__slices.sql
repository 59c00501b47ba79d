-- A window is a slice of one of a resource's lists: a period, a whole list, or keys of other records (a JSON array of
-- texts). The previous release writes date_field instead of list. A part of a period that was divided remembers how many
-- records eBay counted in the whole.
ALTER TABLE sync_windows
    DROP CONSTRAINT sync_windows_date_field_check,
    ADD COLUMN list text,
    ADD COLUMN keys jsonb,
    ADD COLUMN parent_total integer;

-- What eBay did not list any more in a run that read everything.
ALTER TABLE sync_runs
    ADD COLUMN rows_gone bigint NOT NULL DEFAULT 0;
