-- Requests to erase a person. A finished row is the receipt; it holds no personal data. subject is sealed and NULL once
-- the erasure is done, person_hashes are keyed hashes. No foreign key to accounts: a receipt outlives what it tells of.
CREATE TABLE erasures (
    id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    source        text        NOT NULL CHECK (source IN ('notice', 'admin', 'command')),
    requested_by  text        NOT NULL,
    requested_at  timestamptz NOT NULL,
    environment   text        NOT NULL CHECK (environment IN ('production', 'sandbox')),
    role          text        NOT NULL CHECK (role IN ('buyer', 'seller', 'both')),
    notice_id     text        UNIQUE,
    account_id    uuid,
    person_hashes bytea[]     NOT NULL,
    user_id_hash  bytea,
    subject       bytea,
    state         text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    progress      jsonb       NOT NULL DEFAULT '{}',
    counts        jsonb       NOT NULL DEFAULT '{}',
    proof         jsonb,
    lease_owner   text,
    lease_until   timestamptz,
    attempts      integer     NOT NULL DEFAULT 0,
    failure       text,
    announced_at  timestamptz,
    started_at    timestamptz,
    finished_at   timestamptz
);

CREATE INDEX erasures_latest ON erasures (requested_at DESC, id DESC);
CREATE INDEX erasures_state_latest ON erasures (state, requested_at DESC, id DESC);
CREATE INDEX erasures_source_latest ON erasures (source, requested_at DESC, id DESC);
CREATE INDEX erasures_environment_latest ON erasures (environment, requested_at DESC, id DESC);
CREATE INDEX erasures_open ON erasures (announced_at, id) WHERE state IN ('QUEUED', 'RUNNING');

-- Whom a sync must not bring back: keyed hashes of user names, user ids and EIAS tokens. knows_user_id says that the
-- erasure named the person's user id, so a record that states another one is another person with the same user name.
CREATE TABLE erased_people (
    person_hash   bytea       PRIMARY KEY,
    knows_user_id boolean     NOT NULL,
    erased_at     timestamptz NOT NULL,
    erasure_id    uuid        NOT NULL REFERENCES erasures (id)
);

CREATE INDEX erased_people_erasure ON erased_people (erasure_id);

-- A sync of an erased seller stores nothing: it reads this within its page's transaction.
ALTER TABLE accounts
    ADD COLUMN erased_at timestamptz;
