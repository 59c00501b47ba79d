-- How fast passwords may be tried: one row for each client address, for each e-mail address that a caller typed, and for
-- each pair of both, by the SHA-256 of what it counts. Rows are deleted when they have expired.
CREATE TABLE sign_in_pace (
    key         bytea       PRIMARY KEY,
    attempts    integer     NOT NULL,
    refused     integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    granted     boolean     NOT NULL,
    names       integer[]   NOT NULL DEFAULT '{}',
    spraying    boolean     NOT NULL DEFAULT false,
    known_until timestamptz,
    resets_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
);

CREATE INDEX sign_in_pace_expiry ON sign_in_pace (expires_at);

-- What anonymous callers are refused, counted instead of logged: one row for each kind and UTC day.
CREATE TABLE refused_requests (
    day      date   NOT NULL,
    kind     text   NOT NULL,
    requests bigint NOT NULL,
    PRIMARY KEY (day, kind)
);

-- The SHA-256 of the cookie of the browser that started a consent. NULL when any browser may finish it.
ALTER TABLE oauth_states
    ADD COLUMN browser_hash bytea;

-- The users who may own an account, for functions that have no right on the table of users.
CREATE VIEW active_admins AS
SELECT id FROM users WHERE role = 'ADMIN' AND disabled_at IS NULL;
