-- Personal data sealed apart from the facts. personal holds the members of eBay's JSON that are personal data, encrypted
-- with the account's key of data_keys; raw keeps the rest. A _hash column holds keyed hashes of a person's name, for
-- lists and erasures. The plain columns of V005, V010 and V011 stay for the previous release; this one writes NULL there.
-- erased_at is when the personal data of a row was erased.

-- One keyset for each account, itself encrypted with PERSONAL_DATA_KEYSET. Without its row, the account's personal data
-- cannot be opened any more, in a backup neither.
CREATE TABLE data_keys (
    account_id uuid        PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    keyset     bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    rotated_at timestamptz
);

-- The key of all hashes of people, encrypted with PERSONAL_DATA_KEYSET.
CREATE TABLE hash_key (
    id         smallint    PRIMARY KEY CHECK (id = 1),
    key        bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE orders
    ADD COLUMN personal   bytea,
    ADD COLUMN buyer_hash bytea,
    ADD COLUMN erased_at  timestamptz;

ALTER TABLE order_line_items ADD COLUMN personal bytea;

ALTER TABLE transactions
    ADD COLUMN personal   bytea,
    ADD COLUMN buyer_hash bytea,
    ADD COLUMN erased_at  timestamptz;

-- personal belongs to raw, detail_personal to detail.
ALTER TABLE disputes
    ADD COLUMN personal        bytea,
    ADD COLUMN detail_personal bytea,
    ADD COLUMN buyer_hash      bytea,
    ADD COLUMN erased_at       timestamptz;

ALTER TABLE conversations
    ADD COLUMN personal         bytea,
    ADD COLUMN other_party_hash bytea,
    ADD COLUMN erased_at        timestamptz;

ALTER TABLE messages
    ADD COLUMN personal       bytea,
    ADD COLUMN sender_hash    bytea,
    ADD COLUMN recipient_hash bytea,
    ADD COLUMN erased_at      timestamptz;

ALTER TABLE payouts ADD COLUMN personal bytea;

ALTER TABLE quarantined_records ADD COLUMN personal bytea;

-- Lists by a person, latest first, and erasures. The columns are new: each build reads its table and stores nothing.
CREATE INDEX orders_buyer_hash ON orders (buyer_hash, created_at DESC, account_id DESC, order_id DESC)
    WHERE buyer_hash IS NOT NULL;
CREATE INDEX transactions_buyer_hash ON transactions
    (buyer_hash, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC)
    WHERE buyer_hash IS NOT NULL;
CREATE INDEX disputes_buyer_hash ON disputes (buyer_hash, opened_at DESC, account_id DESC, payment_dispute_id DESC)
    WHERE buyer_hash IS NOT NULL;
CREATE INDEX conversations_other_party_hash ON conversations
    (other_party_hash, latest_message_at DESC, account_id DESC, conversation_id DESC)
    WHERE other_party_hash IS NOT NULL;
CREATE INDEX messages_sender_hash ON messages (sender_hash, created_at DESC, account_id DESC, message_id DESC)
    WHERE sender_hash IS NOT NULL;
CREATE INDEX messages_recipient_hash ON messages (recipient_hash, created_at DESC, account_id DESC, message_id DESC)
    WHERE recipient_hash IS NOT NULL;
