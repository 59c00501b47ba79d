-- eBay's verified notices, stored before they are acknowledged. The payload is sealed: it names an eBay user. It is NULL
-- once the notice is processed. A WAITING notice without announced_at has no message on the queue.
CREATE TABLE ebay_notices (
    notification_id  text        PRIMARY KEY,
    environment      text        NOT NULL CHECK (environment IN ('production', 'sandbox')),
    topic            text        NOT NULL,
    event_date       timestamptz,
    publish_attempts integer     NOT NULL,
    received_at      timestamptz NOT NULL,
    duplicates       integer     NOT NULL DEFAULT 0,
    payload          bytea,
    state            text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'PROCESSED', 'IGNORED')),
    attempts         integer     NOT NULL DEFAULT 0,
    announced_at     timestamptz,
    processed_at     timestamptz,
    outcome          text
);

CREATE INDEX ebay_notices_waiting ON ebay_notices (received_at) WHERE state = 'WAITING';
CREATE INDEX ebay_notices_received ON ebay_notices (received_at);
