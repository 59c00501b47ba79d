-- eBay's monetary transactions (Sell Finances getTransactions). The type is part of the key: eBay uses an id again with another
-- type. Amounts are positive; booking_entry says whether one is a CREDIT or a DEBIT of the seller.
CREATE TABLE transactions (
    account_id               uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    transaction_id           text        NOT NULL,
    transaction_type         text        NOT NULL,
    transaction_date         timestamptz NOT NULL,
    transaction_status       text        NOT NULL,
    booking_entry            text        NOT NULL,
    amount_value             numeric     NOT NULL,
    amount_currency          text        NOT NULL,
    converted_from_value     numeric,
    converted_from_currency  text,
    exchange_rate            numeric,
    fee_basis_value          numeric,
    fee_basis_currency       text,
    total_fee_value          numeric,
    total_fee_currency       text,
    collected_tax_value      numeric,
    collected_tax_currency   text,
    order_id                 text,
    payout_id                text,
    buyer_username           text,
    sales_record             text,
    fee_type                 text,
    memo                     text,
    payments_entity          text,
    reference_ids            jsonb,
    raw                      jsonb       NOT NULL,
    run_id                   uuid        NOT NULL,
    first_stored_at          timestamptz NOT NULL,
    stored_at                timestamptz NOT NULL,
    PRIMARY KEY (account_id, transaction_id, transaction_type)
);

-- Latest first: all, by account, and by each filter.
CREATE INDEX transactions_latest ON transactions
    (transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC);
CREATE INDEX transactions_account ON transactions
    (account_id, transaction_date DESC, transaction_id DESC, transaction_type DESC);
CREATE INDEX transactions_order ON transactions
    (order_id, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC);
CREATE INDEX transactions_payout ON transactions
    (payout_id, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC);
CREATE INDEX transactions_type ON transactions
    (transaction_type, transaction_date DESC, account_id DESC, transaction_id DESC);
CREATE INDEX transactions_status ON transactions
    (transaction_status, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC);
CREATE INDEX transactions_buyer ON transactions
    (buyer_username, transaction_date DESC, account_id DESC, transaction_id DESC, transaction_type DESC);

-- The marketplaceFees of a transaction's line items, numbered in eBay's order; a line item may have a fee type twice.
CREATE TABLE transaction_fees (
    account_id       uuid    NOT NULL,
    transaction_id   text    NOT NULL,
    transaction_type text    NOT NULL,
    ordinal          integer NOT NULL,
    line_item_id     text,
    fee_type         text,
    amount_value     numeric,
    amount_currency  text,
    fee_memo         text,
    PRIMARY KEY (account_id, transaction_id, transaction_type, ordinal),
    FOREIGN KEY (account_id, transaction_id, transaction_type)
        REFERENCES transactions (account_id, transaction_id, transaction_type) ON DELETE CASCADE
);

-- Payouts to the seller (Sell Finances getPayouts).
CREATE TABLE payouts (
    account_id            uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    payout_id             text        NOT NULL,
    payout_date           timestamptz NOT NULL,
    payout_status         text        NOT NULL,
    status_description    text,
    amount_value          numeric     NOT NULL,
    amount_currency       text        NOT NULL,
    total_fee_value       numeric,
    total_fee_currency    text,
    last_attempted_at     timestamptz,
    transaction_count     integer,
    instrument_type       text,
    instrument_nickname   text,
    instrument_last_four  text,
    bank_reference        text,
    payout_reference      text,
    memo                  text,
    raw                   jsonb       NOT NULL,
    run_id                uuid        NOT NULL,
    first_stored_at       timestamptz NOT NULL,
    stored_at             timestamptz NOT NULL,
    PRIMARY KEY (account_id, payout_id)
);

-- Latest first: all, by account, and by each filter.
CREATE INDEX payouts_latest ON payouts (payout_date DESC, account_id DESC, payout_id DESC);
CREATE INDEX payouts_account ON payouts (account_id, payout_date DESC, payout_id DESC);
CREATE INDEX payouts_status ON payouts (payout_status, payout_date DESC, account_id DESC, payout_id DESC);
CREATE INDEX payouts_id ON payouts (payout_id, payout_date DESC, account_id DESC);

-- What eBay holds for the seller (Sell Finances getSellerFundsSummary), each time the figures had changed, and once a day.
CREATE TABLE funds_snapshots (
    account_id       uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    taken_at         timestamptz NOT NULL,
    currency         text        NOT NULL,
    total_value      numeric,
    available_value  numeric     NOT NULL,
    on_hold_value    numeric     NOT NULL,
    processing_value numeric     NOT NULL,
    raw              jsonb       NOT NULL,
    run_id           uuid        NOT NULL,
    PRIMARY KEY (account_id, taken_at)
);

CREATE INDEX funds_snapshots_latest ON funds_snapshots (taken_at DESC, account_id DESC);

-- The key that calls of Finances are signed with: one for each application of eBay. The two bytea columns hold AEAD
-- ciphertext.
CREATE TABLE signing_keys (
    environment    text        NOT NULL CHECK (environment IN ('production', 'sandbox')),
    client_id      text        NOT NULL,
    signing_key_id text        NOT NULL,
    public_key     text        NOT NULL,
    jwe            bytea       NOT NULL,
    private_key    bytea       NOT NULL,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    stored_at      timestamptz NOT NULL,
    PRIMARY KEY (environment, client_id)
);
