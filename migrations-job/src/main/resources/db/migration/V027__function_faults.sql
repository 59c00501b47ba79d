-- What is wrong with a function although it answers, one row for each kind and function: events that it could not store
-- (events_lost), or a TOKEN_KEYSET that does not open the stored tokens (token_keyset, until it has started with one that does).
CREATE TABLE function_faults (
    kind          text        NOT NULL,
    function_name text        NOT NULL,
    times         bigint      NOT NULL,
    first_at      timestamptz NOT NULL,
    last_at       timestamptz NOT NULL,
    PRIMARY KEY (kind, function_name)
);
