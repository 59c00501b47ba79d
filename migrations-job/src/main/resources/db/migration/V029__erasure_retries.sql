-- An erasure that failed is tried again by itself at retry_at, with growing waits; failures counts. A FAILED row without
-- retry_at has given up and waits for a person.
ALTER TABLE erasures
    ADD COLUMN failures integer     NOT NULL DEFAULT 0,
    ADD COLUMN retry_at timestamptz;

CREATE INDEX erasures_retry ON erasures (retry_at, id) WHERE state = 'FAILED' AND retry_at IS NOT NULL;

-- Those that failed before this version, once more.
UPDATE erasures SET retry_at = now() WHERE state = 'FAILED';

-- Threads of GetMyMessages that an early release named after the other party; normally none. The index is as small as their
-- number, so that every erasure can look for them.
CREATE INDEX conversations_plain_threads ON conversations (account_id, conversation_id)
    WHERE raw -> 'MessageID' IS NOT NULL AND conversation_id !~ '^[0-9a-f]{32}(/[0-9]+)?$';
