-- attempts counts the workers that took the run since its last stored page; announced_at is when its id was last put on
-- the queue.
ALTER TABLE sync_runs
    ADD COLUMN attempts           integer NOT NULL DEFAULT 0,
    ADD COLUMN announced_at       timestamptz,
    ADD COLUMN requested_by_email text;

-- How often a window has been read from its start, its pages in all, the last pages in a row that brought no new
-- record, and the distinct records of the current pass. A list without dates is one window without them.
ALTER TABLE sync_windows
    ALTER COLUMN date_field DROP NOT NULL,
    ALTER COLUMN starts_at DROP NOT NULL,
    ALTER COLUMN ends_at DROP NOT NULL,
    ADD COLUMN pass       integer NOT NULL DEFAULT 1,
    ADD COLUMN pages      integer NOT NULL DEFAULT 0,
    ADD COLUMN idle_pages integer NOT NULL DEFAULT 0,
    ADD COLUMN seen       integer NOT NULL DEFAULT 0;

-- The records that the current pass of an open window has seen, by the first 64 bits of a SHA-256 of their keys.
CREATE TABLE sync_window_records (
    run_id      uuid    NOT NULL,
    ordinal     integer NOT NULL,
    record_hash bigint  NOT NULL,
    PRIMARY KEY (run_id, ordinal, record_hash),
    FOREIGN KEY (run_id, ordinal) REFERENCES sync_windows (run_id, ordinal) ON DELETE CASCADE
);

-- One row per record: record_digest is the SHA-256 of eBay's id, or of the record if it has none. The previous release
-- leaves it NULL, so its inserts never conflict. raw_text holds what is not valid jsonb.
ALTER TABLE quarantined_records
    ALTER COLUMN raw DROP NOT NULL,
    ADD COLUMN raw_text      text,
    ADD COLUMN record_digest bytea;

DELETE FROM quarantined_records AS older
USING quarantined_records AS newer
WHERE newer.account_id = older.account_id AND newer.resource = older.resource AND newer.record_key = older.record_key
  AND newer.id > older.id;

UPDATE quarantined_records SET record_digest = sha256(convert_to(record_key, 'UTF8')) WHERE record_key IS NOT NULL;

CREATE UNIQUE INDEX quarantined_records_record ON quarantined_records (account_id, resource, record_digest);
