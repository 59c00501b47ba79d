-- The last change of an order for which its buyer's e-mail address, or all contact data, was removed. A later change makes
-- the order due again: it has another last_modified_at, whatever wrote it. Each build reads the table once.
ALTER TABLE orders
    ADD COLUMN email_removed_for   timestamptz,
    ADD COLUMN contact_removed_for timestamptz;

CREATE INDEX orders_email_due ON orders (last_modified_at, account_id, order_id)
    WHERE email_removed_for IS DISTINCT FROM last_modified_at;
CREATE INDEX orders_contact_due ON orders (last_modified_at, account_id, order_id)
    WHERE contact_removed_for IS DISTINCT FROM last_modified_at;

-- A run stays while a record in quarantine names it.
CREATE INDEX quarantined_records_run ON quarantined_records (run_id);
