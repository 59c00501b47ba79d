package dev.ebayconnector.data;

import java.util.List;

/** {@code inventory_items}; the SKU is the id. */
final class Inventory {

    static final StoredResource RESOURCE = new StoredResource(
            "inventory",
            "inventory item",
            new Source(
                    "inventory_items i",
                    List.of(new Column("account_id", Kind.UUID, "i.account_id"), new Column("id", Kind.TEXT, "i.sku")),
                    """
                    i.account_id, i.sku, i.title, i.condition, i.quantity, i.brand, i.mpn, i.epid, i.locale, i.gone_at, i.stored_at
                    """,
                    """
                    i.group_keys, i.image_urls, i.aspects, i.first_stored_at
                    """,
                    "i.raw"),
            List.of(
                    Filter.account("i.account_id = ?"),
                    Filter.text("id", "i.sku = ?"),
                    Filter.text("sku", "i.sku = ?"),
                    Filter.flag("gone", "i.gone_at IS NOT NULL"),
                    Filter.moment("from", "i.stored_at >= ?"),
                    Filter.moment("to", "i.stored_at < ?")),
            List.of(Order.changing("stored_at", "i.stored_at"), Order.key("sku")),
            List.of());

    private Inventory() {}
}
