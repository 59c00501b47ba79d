-- eBay orders (Sell Fulfillment getOrders). Enumerations are text: eBay adds values without notice.
CREATE TABLE orders (
    account_id           uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    order_id             text        NOT NULL,
    created_at           timestamptz NOT NULL,
    last_modified_at     timestamptz NOT NULL,
    fulfillment_status   text,
    payment_status       text,
    cancel_state         text,
    buyer_username       text,
    total_value          numeric,
    total_currency       text,
    total_due_seller     numeric,
    marketplace_fee      numeric,
    sales_record         text,
    raw                  jsonb       NOT NULL,
    run_id               uuid        NOT NULL,
    first_stored_at      timestamptz NOT NULL,
    stored_at            timestamptz NOT NULL,
    PRIMARY KEY (account_id, order_id)
);

CREATE INDEX orders_newest ON orders (created_at DESC, account_id, order_id);

CREATE TABLE order_line_items (
    account_id         uuid    NOT NULL,
    order_id           text    NOT NULL,
    line_item_id       text    NOT NULL,
    legacy_item_id     text,
    sku                text,
    title              text,
    quantity           integer,
    cost_value         numeric,
    total_value        numeric,
    currency           text,
    fulfillment_status text,
    marketplace_id     text,
    raw                jsonb   NOT NULL,
    PRIMARY KEY (account_id, order_id, line_item_id),
    FOREIGN KEY (account_id, order_id) REFERENCES orders (account_id, order_id) ON DELETE CASCADE
);

CREATE INDEX order_line_items_sku ON order_line_items (account_id, sku);
