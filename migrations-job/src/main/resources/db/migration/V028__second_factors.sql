-- Second factors of users: an authenticator app (RFC 6238), passkeys (WebAuthn), and codes for the day when both are lost.

-- The session of an admin who has to add a factor first. Code of the release before refuses it too, by the role that the
-- view of sessions gives it.
ALTER TABLE sessions
    ADD COLUMN needs_factor boolean NOT NULL DEFAULT false;

CREATE OR REPLACE VIEW session_checks AS
SELECT s.secret_hash, s.id, s.user_id, u.email, CASE WHEN s.needs_factor THEN 'ENROLLING' ELSE u.role END AS role,
       s.confirmed_at, s.last_seen_at, s.idle_minutes, s.ends_at
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.ended_at IS NULL AND u.disabled_at IS NULL AND u.role = s.role;

-- One for each user. It counts once a code of it was sent. last_step is the time step of the last code that was accepted.
CREATE TABLE totp_secrets (
    user_id      uuid        PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    id           uuid        NOT NULL,
    name         text        NOT NULL,
    sealed       bytea       NOT NULL,
    made_at      timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL DEFAULT 0,
    last_used_at timestamptz
);

CREATE TABLE passkeys (
    id            uuid        PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name          text        NOT NULL,
    credential_id bytea       NOT NULL UNIQUE,
    public_key    bytea       NOT NULL,
    sign_count    bigint      NOT NULL,
    made_at       timestamptz NOT NULL,
    last_used_at  timestamptz
);

CREATE INDEX passkeys_user ON passkeys (user_id);

CREATE TABLE recovery_codes (
    user_id   uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash bytea       NOT NULL,
    made_at   timestamptz NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (user_id, code_hash)
);

-- Sign-ins whose password was right and whose second factor is awaited; also the challenges of passkeys that signed in
-- without a password, until none of them can be sent again.
CREATE TABLE sign_in_steps (
    secret_hash bytea       PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('second', 'spent')),
    user_id     uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    request     text,
    misses      integer     NOT NULL DEFAULT 0,
    expires_at  timestamptz NOT NULL
);

CREATE INDEX sign_in_steps_user ON sign_in_steps (user_id);
CREATE INDEX sign_in_steps_expiry ON sign_in_steps (expires_at);

-- What a passkey is asked while its user is signed in: to be added, or to confirm who is there.
CREATE TABLE passkey_requests (
    session_id uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    purpose    text        NOT NULL CHECK (purpose IN ('add', 'confirm')),
    request    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (session_id, purpose)
);
