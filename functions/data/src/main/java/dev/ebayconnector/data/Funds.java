package dev.ebayconnector.data;

import java.util.List;

/** {@code funds_snapshots}: what eBay held for the seller at a time, which is the id. */
final class Funds {

    static final StoredResource RESOURCE = new StoredResource(
            "funds",
            "record of funds",
            new Source(
                    "funds_snapshots f",
                    List.of(
                            new Column("account_id", Kind.UUID, "f.account_id"),
                            new Column("id", Kind.MOMENT, "f.taken_at")),
                    """
                    f.account_id, f.taken_at, f.total_value, f.currency AS total_currency,
                    f.available_value, f.currency AS available_currency, f.on_hold_value, f.currency AS on_hold_currency,
                    f.processing_value, f.currency AS processing_currency
                    """,
                    "",
                    "f.raw"),
            List.of(
                    Filter.account("f.account_id = ?"),
                    Filter.moment("id", "f.taken_at = ?"),
                    Filter.moment("from", "f.taken_at >= ?"),
                    Filter.moment("to", "f.taken_at < ?")),
            List.of(Order.moment("taken_at", "f.taken_at")),
            List.of());

    private Funds() {}
}
