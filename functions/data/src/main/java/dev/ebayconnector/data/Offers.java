package dev.ebayconnector.data;

import java.util.List;

/** {@code offers}. */
final class Offers {

    static final StoredResource RESOURCE = new StoredResource(
            "offers",
            "offer",
            new Source(
                    "offers f",
                    List.of(
                            new Column("account_id", Kind.UUID, "f.account_id"),
                            new Column("id", Kind.TEXT, "f.offer_id")),
                    """
                    f.account_id, f.offer_id, f.sku, f.marketplace_id, f.format, f.status, f.listing_id, f.listing_status,
                    f.price_value, f.price_currency, f.available_quantity, f.sold_quantity, f.gone_at, f.stored_at
                    """,
                    """
                    f.auction_start_value, f.price_currency AS auction_start_currency, f.listing_on_hold, f.listing_duration,
                    f.listing_starts_at, f.category_id, f.merchant_location_key, f.first_stored_at
                    """,
                    "f.raw"),
            List.of(
                    Filter.account("f.account_id = ?"),
                    Filter.text("id", "f.offer_id = ?"),
                    Filter.text("sku", "f.sku = ?"),
                    Filter.text("status", "f.status = ?"),
                    Filter.text("listing_status", "f.listing_status = ?"),
                    Filter.text("listing_id", "f.listing_id = ?"),
                    Filter.flag("gone", "f.gone_at IS NOT NULL"),
                    Filter.text("currency", "f.price_currency = ?"),
                    Filter.amount("min_amount", "COALESCE(f.price_value, 0) >= ?"),
                    Filter.amount("max_amount", "COALESCE(f.price_value, 0) <= ?"),
                    Filter.moment("from", "f.stored_at >= ?"),
                    Filter.moment("to", "f.stored_at < ?")),
            List.of(
                    Order.changing("stored_at", "f.stored_at"),
                    Order.amount("price", "COALESCE(f.price_value, 0)"),
                    Order.key("offer_id")),
            List.of());

    private Offers() {}
}
