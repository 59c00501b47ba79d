-- Tokens of programs. One acts for the admin who made it, and only while that user is an admin who can sign in.
CREATE TABLE api_tokens (
    id           uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    secret_hash  bytea       NOT NULL UNIQUE,
    user_id      uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         text        NOT NULL,
    scope        text        NOT NULL CHECK (scope IN ('read', 'sync', 'admin')),
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   uuid
);

CREATE INDEX api_tokens_user ON api_tokens (user_id);
CREATE INDEX api_tokens_made ON api_tokens (made_at DESC, id DESC);

-- The same for API tokens.
CREATE VIEW api_token_checks AS
SELECT t.secret_hash, t.id, t.user_id, u.email, t.name, t.scope, t.last_used_at, t.expires_at
FROM api_tokens t
JOIN users u ON u.id = t.user_id
WHERE t.revoked_at IS NULL AND u.disabled_at IS NULL AND u.role = 'ADMIN';

CREATE VIEW api_token_uses AS
SELECT id, last_used_at
FROM api_tokens;
