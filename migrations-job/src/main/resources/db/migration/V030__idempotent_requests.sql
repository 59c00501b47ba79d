-- When an API token was used for the first time after its end: that is an event, and later uses are none.
ALTER TABLE api_tokens ADD COLUMN refused_at timestamptz;

-- What a function may know and write of an API token that it refuses.
CREATE VIEW api_token_refusals AS
SELECT t.secret_hash, t.id, t.user_id, t.expires_at, t.revoked_at, t.refused_at
FROM api_tokens t;

-- Requests with the header Idempotency-Key. While answer is NULL, the request is carried out by the attempt that has the row,
-- until lease_until; after that it may be repeated. The answer is encrypted with a key made of the header, which is not stored.
CREATE TABLE idempotent_requests (
    key_hash     bytea       PRIMARY KEY,
    request_hash bytea       NOT NULL,
    user_id      uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    attempt      uuid        NOT NULL,
    started_at   timestamptz NOT NULL,
    lease_until  timestamptz NOT NULL,
    answer       bytea
);

CREATE INDEX idempotent_requests_user ON idempotent_requests (user_id);
CREATE INDEX idempotent_requests_age ON idempotent_requests (started_at);
