-- What eBay counts of a resource of an account on a UTC day, and what is stored. The row without a currency holds the
-- counts, the others the sums of their currency. A list without dates has the rows of its last check only.
CREATE TABLE sync_proofs (
    account_id    uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    resource      text        NOT NULL,
    day           date        NOT NULL,
    currency      text        NOT NULL DEFAULT '',
    ebay_count    bigint,
    our_count     bigint,
    ebay_amount   numeric,
    our_amount    numeric,
    missing       bigint      NOT NULL DEFAULT 0,
    surplus       bigint      NOT NULL DEFAULT 0,
    doubled       bigint      NOT NULL DEFAULT 0,
    state         text        NOT NULL CHECK (state IN ('proven', 'differs', 'unknown')),
    reason        text,
    checked_at    timestamptz NOT NULL,
    run_id        uuid        NOT NULL,
    repair_run_id uuid,
    PRIMARY KEY (account_id, resource, day, currency)
);

-- What is checked again though its turn has not come, and what waits for the end of its repair.
CREATE INDEX sync_proofs_open ON sync_proofs (account_id, resource, day) WHERE state <> 'proven';
CREATE INDEX sync_proofs_repaired ON sync_proofs (repair_run_id) WHERE state <> 'proven' AND repair_run_id IS NOT NULL;
