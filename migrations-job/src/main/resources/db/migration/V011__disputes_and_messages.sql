-- Payment disputes (Sell Fulfillment) and messages (Commerce Message, or Trading GetMyMessages). Enumerations are text:
-- eBay adds values without notice.
CREATE TABLE disputes (
    account_id           uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    payment_dispute_id   text        NOT NULL,
    order_id             text,
    status               text,
    reason               text,
    amount_value         numeric,
    amount_currency      text,
    buyer_username       text,
    opened_at            timestamptz NOT NULL,
    respond_by           timestamptz,
    closed_at            timestamptz,
    revision             integer,
    seller_response      text,
    closure_reason       text,
    protection_status    text,
    fees_value           numeric,
    fees_currency        text,
    recoup_value         numeric,
    recoup_currency      text,
    protected_value      numeric,
    protected_currency   text,
    fee_credit_value     numeric,
    fee_credit_currency  text,
    raw                  jsonb       NOT NULL,
    detail               jsonb,
    detail_due           boolean     NOT NULL DEFAULT true,
    run_id               uuid        NOT NULL,
    first_stored_at      timestamptz NOT NULL,
    stored_at            timestamptz NOT NULL,
    PRIMARY KEY (account_id, payment_dispute_id)
);

-- Latest first: all, by account, by order, by status, by buyer.
CREATE INDEX disputes_latest ON disputes (opened_at DESC, account_id DESC, payment_dispute_id DESC);
CREATE INDEX disputes_account ON disputes (account_id, opened_at DESC, payment_dispute_id DESC);
CREATE INDEX disputes_order ON disputes (order_id, opened_at DESC, account_id DESC, payment_dispute_id DESC);
CREATE INDEX disputes_status ON disputes (status, opened_at DESC, account_id DESC, payment_dispute_id DESC);
CREATE INDEX disputes_buyer ON disputes (buyer_username, opened_at DESC, account_id DESC, payment_dispute_id DESC);

-- Those whose details the next run reads.
CREATE INDEX disputes_to_read ON disputes (account_id, payment_dispute_id)
    WHERE status IS DISTINCT FROM 'CLOSED' OR detail_due;

CREATE TABLE conversations (
    account_id           uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    conversation_id      text        NOT NULL,
    conversation_type    text,
    status               text,
    title                text,
    created_at           timestamptz NOT NULL,
    reference_type       text,
    reference_id         text,
    other_party          text,
    unread_count         integer,
    latest_message_id    text,
    latest_message_at    timestamptz NOT NULL,
    raw                  jsonb       NOT NULL,
    run_id               uuid        NOT NULL,
    first_stored_at      timestamptz NOT NULL,
    stored_at            timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);

-- Latest message first: all, by account, by other party, by reference.
CREATE INDEX conversations_latest ON conversations (latest_message_at DESC, account_id DESC, conversation_id DESC);
CREATE INDEX conversations_account ON conversations (account_id, latest_message_at DESC, conversation_id DESC);
CREATE INDEX conversations_other_party
    ON conversations (other_party, latest_message_at DESC, account_id DESC, conversation_id DESC);
CREATE INDEX conversations_reference
    ON conversations (reference_id, latest_message_at DESC, account_id DESC, conversation_id DESC);

CREATE TABLE messages (
    account_id           uuid        NOT NULL,
    message_id           text        NOT NULL,
    conversation_id      text        NOT NULL,
    sender               text,
    recipient            text,
    subject              text,
    body                 text,
    created_at           timestamptz NOT NULL,
    read                 boolean,
    media                jsonb,
    raw                  jsonb       NOT NULL,
    run_id               uuid        NOT NULL,
    first_stored_at      timestamptz NOT NULL,
    stored_at            timestamptz NOT NULL,
    PRIMARY KEY (account_id, message_id),
    FOREIGN KEY (account_id, conversation_id)
        REFERENCES conversations (account_id, conversation_id) ON DELETE CASCADE
);

-- Latest first: all, by account, by conversation, by sender.
CREATE INDEX messages_latest ON messages (created_at DESC, account_id DESC, message_id DESC);
CREATE INDEX messages_account ON messages (account_id, created_at DESC, message_id DESC);
CREATE INDEX messages_conversation ON messages (account_id, conversation_id, created_at DESC, message_id DESC);
CREATE INDEX messages_sender ON messages (sender, created_at DESC, account_id DESC, message_id DESC);
