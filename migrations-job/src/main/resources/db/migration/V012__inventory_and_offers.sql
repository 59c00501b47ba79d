-- Inventory items and offers (Sell Inventory v1). Enumerations are text: eBay adds values without notice.
-- seen_run_id is the last run that saw the row at eBay; gone_at is when a run that read everything did not see it.
-- Most writes change seen_run_id only, which no index holds: the free space keeps them within the page.
CREATE TABLE inventory_items (
    account_id      uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    sku             text        NOT NULL,
    locale          text,
    title           text,
    condition       text,
    quantity        integer,
    brand           text,
    mpn             text,
    epid            text,
    group_keys      jsonb,
    image_urls      jsonb,
    aspects         jsonb,
    raw             jsonb       NOT NULL,
    seen_run_id     uuid        NOT NULL,
    gone_at         timestamptz,
    run_id          uuid        NOT NULL,
    first_stored_at timestamptz NOT NULL,
    stored_at       timestamptz NOT NULL,
    PRIMARY KEY (account_id, sku)
) WITH (fillfactor = 80);

-- Latest stored first: all, by account, by SKU, and those that are gone.
CREATE INDEX inventory_items_latest ON inventory_items (stored_at DESC, account_id DESC, sku DESC);
CREATE INDEX inventory_items_account ON inventory_items (account_id, stored_at DESC, sku DESC);
CREATE INDEX inventory_items_sku ON inventory_items (sku, stored_at DESC, account_id DESC);
CREATE INDEX inventory_items_gone ON inventory_items (stored_at DESC, account_id DESC, sku DESC)
    WHERE gone_at IS NOT NULL;

CREATE TABLE offers (
    account_id            uuid        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    offer_id              text        NOT NULL,
    sku                   text        NOT NULL,
    marketplace_id        text,
    format                text,
    status                text,
    listing_id            text,
    listing_status        text,
    listing_on_hold       boolean,
    listing_duration      text,
    listing_starts_at     timestamptz,
    price_value           numeric,
    auction_start_value   numeric,
    price_currency        text,
    available_quantity    integer,
    sold_quantity         integer,
    category_id           text,
    merchant_location_key text,
    raw                   jsonb       NOT NULL,
    seen_run_id           uuid        NOT NULL,
    gone_at               timestamptz,
    run_id                uuid        NOT NULL,
    first_stored_at       timestamptz NOT NULL,
    stored_at             timestamptz NOT NULL,
    PRIMARY KEY (account_id, offer_id)
) WITH (fillfactor = 80);

-- Latest stored first: all, by account, by SKU, by status, by listing, and those that are gone.
CREATE INDEX offers_latest ON offers (stored_at DESC, account_id DESC, offer_id DESC);
CREATE INDEX offers_account ON offers (account_id, stored_at DESC, offer_id DESC);
CREATE INDEX offers_sku ON offers (sku, stored_at DESC, account_id DESC, offer_id DESC);
CREATE INDEX offers_status ON offers (status, stored_at DESC, account_id DESC, offer_id DESC);
CREATE INDEX offers_listing_status ON offers (listing_status, stored_at DESC, account_id DESC, offer_id DESC);
CREATE INDEX offers_listing ON offers (listing_id, stored_at DESC, account_id DESC, offer_id DESC);
CREATE INDEX offers_gone ON offers (stored_at DESC, account_id DESC, offer_id DESC) WHERE gone_at IS NOT NULL;

-- Amounts are in the currency of the order's total. NULL in orders that were stored before and not modified since.
ALTER TABLE orders
    ADD COLUMN delivery_cost   numeric,
    ADD COLUMN tax_by_ebay     numeric,
    ADD COLUMN refund_total    numeric,
    ADD COLUMN held_total      numeric,
    ADD COLUMN tax_country     text,
    ADD COLUMN ship_to_country text;

ALTER TABLE order_line_items
    ADD COLUMN delivery_cost numeric,
    ADD COLUMN tax_by_ebay   numeric,
    ADD COLUMN refund_total  numeric;
