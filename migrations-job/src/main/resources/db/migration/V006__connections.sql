-- Which consent a status speaks of: raised by every connect and disconnect, so that the late failure of an old token
-- cannot overrule a newer consent.
ALTER TABLE accounts
    ADD COLUMN connection      bigint NOT NULL DEFAULT 1,
    ADD COLUMN disconnected_at timestamptz;

-- Fingerprints name a token without showing it: the first hex digits of its SHA-256. warned_days is the last of the
-- warnings (30, 7, 1 days) that the refresh token's end has caused. scopes holds what the seller granted.
ALTER TABLE tokens
    ADD COLUMN access_fingerprint  text,
    ADD COLUMN refresh_fingerprint text,
    ADD COLUMN warned_days         integer;

-- The account that a consent is meant to renew; NULL when any seller may sign in.
ALTER TABLE oauth_states
    ADD COLUMN account_id uuid REFERENCES accounts (id) ON DELETE CASCADE;
