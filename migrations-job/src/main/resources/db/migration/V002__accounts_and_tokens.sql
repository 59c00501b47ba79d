-- A connected eBay seller. eBay's user id never changes, its user name may (Identity API, getUser).
CREATE TABLE accounts (
    id             uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    environment    text        NOT NULL CHECK (environment IN ('production', 'sandbox')),
    ebay_user_id   text        NOT NULL,
    username       text        NOT NULL,
    marketplace_id text,
    status         text        NOT NULL CHECK (status IN ('CONNECTED', 'NEEDS_RECONNECT', 'DISCONNECTED')),
    connected_by   uuid        REFERENCES users (id) ON DELETE SET NULL,
    connected_at   timestamptz NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (environment, ebay_user_id)
);

-- One row per account. The two token columns hold AEAD ciphertext; everything else is readable.
CREATE TABLE tokens (
    id                 uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id         uuid        NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
    version            bigint      NOT NULL DEFAULT 1,
    access_token       bytea       NOT NULL,
    access_expires_at  timestamptz NOT NULL,
    refresh_token      bytea,
    refresh_expires_at timestamptz,
    scopes             text        NOT NULL,
    lease_owner        text,
    lease_until        timestamptz,
    retry_after        timestamptz,
    last_refreshed_at  timestamptz,
    last_refresh_error text,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX tokens_newest ON tokens (updated_at DESC, id DESC);

-- Consent requests under way. Only the SHA-256 of the state leaves our hands; a used row stays until it is purged,
-- so that a second arrival of the same callback can be told from a forged one.
CREATE TABLE oauth_states (
    state_hash  bytea       PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    environment text        NOT NULL CHECK (environment IN ('production', 'sandbox')),
    scopes      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    outcome     text
);

CREATE INDEX oauth_states_expiry ON oauth_states (expires_at);
