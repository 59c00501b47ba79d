-- One row per event, already redacted when it is written. No foreign keys: the log outlives what it tells of.
CREATE TABLE event_log (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL,
    level           text        NOT NULL CHECK (level IN ('INFO', 'WARN', 'ERROR')),
    event           text        NOT NULL,
    message         text        NOT NULL,
    request_id      text,
    user_id         uuid,
    account_id      uuid,
    run_id          uuid,
    ebay_request_id text,
    details         jsonb       NOT NULL DEFAULT '{}'
);

CREATE INDEX event_log_account ON event_log (account_id, id DESC);
CREATE INDEX event_log_request ON event_log (request_id, id DESC);
CREATE INDEX event_log_run ON event_log (run_id, id DESC);
