-- What every function may know and write of sessions and API tokens: enough to check one, not to make or revive one, and
-- nothing of passwords. Their owner's rights count, not those of the role that uses them.
CREATE OR REPLACE VIEW session_checks AS
SELECT s.secret_hash, s.id, s.user_id, u.email, u.role, s.confirmed_at, s.last_seen_at, s.idle_minutes, s.ends_at
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.ended_at IS NULL AND u.disabled_at IS NULL AND u.role = s.role;

CREATE OR REPLACE VIEW session_uses AS
SELECT id, last_seen_at
FROM sessions;

CREATE OR REPLACE VIEW api_token_checks AS
SELECT t.secret_hash, t.id, t.user_id, u.email, t.name, t.scope, t.last_used_at, t.expires_at
FROM api_tokens t
JOIN users u ON u.id = t.user_id
WHERE t.revoked_at IS NULL AND u.disabled_at IS NULL AND u.role = 'ADMIN';

CREATE OR REPLACE VIEW api_token_uses AS
SELECT id, last_used_at
FROM api_tokens;
