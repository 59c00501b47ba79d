-- A user who was invited has no password yet; a user who is disabled cannot sign in. Code of the release before makes and
-- knows neither: the hash of an invited user matches no password.
ALTER TABLE users
    ADD COLUMN has_password        boolean     NOT NULL DEFAULT true,
    ADD COLUMN password_changed_at timestamptz,
    ADD COLUMN disabled_at         timestamptz;

-- The admins who can sign in: the last one must stay.
CREATE INDEX users_admins ON users (id) WHERE role = 'ADMIN' AND disabled_at IS NULL AND has_password;

-- Who is signed in. A session is valid while it has not ended, its times have not passed, and its user still has its role.
CREATE TABLE sessions (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    secret_hash     bytea       NOT NULL UNIQUE,
    user_id         uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role            text        NOT NULL,
    made_at         timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    confirmed_at    timestamptz NOT NULL,
    idle_minutes    integer     NOT NULL,
    ends_at         timestamptz NOT NULL,
    address         text        NOT NULL DEFAULT '',
    client          text        NOT NULL DEFAULT '',
    wrong_passwords integer     NOT NULL DEFAULT 0,
    ended_at        timestamptz,
    ended_why       text,
    ended_by        uuid
);

CREATE INDEX sessions_user ON sessions (user_id, made_at DESC, id DESC);

-- Links by which a user sets a password: after an invitation, or when the password is lost.
CREATE TABLE password_links (
    secret_hash bytea       PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose     text        NOT NULL CHECK (purpose IN ('invite', 'recover')),
    made_by     uuid,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz
);

CREATE INDEX password_links_user ON password_links (user_id);

-- What every function may know and write of a session: enough to check it, not to make or revive one, and nothing of
-- passwords. The owner's rights on the tables count, not those of the role that uses a view.
CREATE VIEW session_checks AS
SELECT s.secret_hash, s.id, s.user_id, u.email, u.role, s.confirmed_at, s.last_seen_at, s.idle_minutes, s.ends_at
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.ended_at IS NULL AND u.disabled_at IS NULL AND u.role = s.role;

CREATE VIEW session_uses AS
SELECT id, last_seen_at
FROM sessions;
