package dev.ebayconnector.sync.offers;

import dev.ebayconnector.ebay.inventory.EbayOffer;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.ScannedRows;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table {@code offers}: one statement a page, with the page as JSON. */
final class OfferStore {

    /** An offer that is as it was stored gets only the mark that this run saw it. */
    private static final String WRITE = """
        WITH offer AS (
            SELECT offer_id, sku, marketplace_id, format, status, listing_id, listing_status, listing_on_hold,
                   listing_duration, listing_starts_at, price_value, auction_start_value, price_currency,
                   available_quantity, sold_quantity, category_id, merchant_location_key, raw
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS o (
                offer_id text, sku text, marketplace_id text, format text, status text, listing_id text,
                listing_status text, listing_on_hold boolean, listing_duration text, listing_starts_at timestamptz,
                price_value numeric, auction_start_value numeric, price_currency text, available_quantity integer,
                sold_quantity integer, category_id text, merchant_location_key text, raw jsonb)),
        same AS (
            UPDATE offers AS stored
            SET seen_run_id = ?
            FROM offer
            WHERE stored.account_id = ? AND stored.offer_id = offer.offer_id AND stored.raw = offer.raw
              AND stored.gone_at IS NULL
            RETURNING stored.offer_id),
        written AS (
            INSERT INTO offers
                (account_id, offer_id, sku, marketplace_id, format, status, listing_id, listing_status, listing_on_hold,
                 listing_duration, listing_starts_at, price_value, auction_start_value, price_currency,
                 available_quantity, sold_quantity, category_id, merchant_location_key, raw, seen_run_id, run_id,
                 first_stored_at, stored_at)
            SELECT ?, offer.offer_id, offer.sku, offer.marketplace_id, offer.format, offer.status, offer.listing_id,
                   offer.listing_status, offer.listing_on_hold, offer.listing_duration, offer.listing_starts_at,
                   offer.price_value, offer.auction_start_value, offer.price_currency, offer.available_quantity,
                   offer.sold_quantity, offer.category_id, offer.merchant_location_key, offer.raw, ?, ?, ?, ?
            FROM offer
            WHERE NOT EXISTS (SELECT FROM same WHERE same.offer_id = offer.offer_id)
            ON CONFLICT (account_id, offer_id) DO UPDATE
            SET sku = excluded.sku, marketplace_id = excluded.marketplace_id, format = excluded.format,
                status = excluded.status, listing_id = excluded.listing_id, listing_status = excluded.listing_status,
                listing_on_hold = excluded.listing_on_hold, listing_duration = excluded.listing_duration,
                listing_starts_at = excluded.listing_starts_at, price_value = excluded.price_value,
                auction_start_value = excluded.auction_start_value, price_currency = excluded.price_currency,
                available_quantity = excluded.available_quantity, sold_quantity = excluded.sold_quantity,
                category_id = excluded.category_id, merchant_location_key = excluded.merchant_location_key,
                raw = excluded.raw, seen_run_id = excluded.seen_run_id, gone_at = NULL, run_id = excluded.run_id,
                stored_at = excluded.stored_at
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM written
        """;

    /**
     * What a run that read everything did not see. An offer is not gone if it, its SKU or its item could not be read; if
     * eBay sent a record without an id, it may be any of them.
     */
    private static final String MARK_GONE = """
        UPDATE offers AS stored
        SET gone_at = ?
        WHERE stored.account_id = ? AND stored.gone_at IS NULL AND stored.seen_run_id <> ?
          AND NOT EXISTS (
              SELECT FROM quarantined_records AS bad
              WHERE bad.account_id = stored.account_id AND bad.resource = 'offers'
                AND bad.record_digest IN (
                    sha256(convert_to(stored.offer_id, 'UTF8')),
                    sha256(convert_to('sku ' || stored.sku, 'UTF8')),
                    sha256(convert_to('item ' || stored.sku, 'UTF8')))
                AND bad.run_id = ?)
          AND NOT EXISTS (
              SELECT FROM quarantined_records AS nameless
              WHERE nameless.account_id = ? AND nameless.resource = 'offers' AND nameless.record_key IS NULL
                AND nameless.run_id = ?)
        """;

    WriteReport write(Connection connection, WriteContext context, List<EbayOffer> offers) throws SQLException {
        return ScannedRows.write(connection, context, WRITE, rows(offers), offers.size());
    }

    int markGone(Connection connection, WriteContext context) throws SQLException {
        return ScannedRows.markGone(connection, context, MARK_GONE);
    }

    private static String rows(List<EbayOffer> offers) {
        return JsonRows.of(
                offers,
                (row, offer) -> row.text("offer_id", offer.offerId())
                        .text("sku", offer.sku())
                        .text("marketplace_id", offer.marketplaceId())
                        .text("format", offer.format())
                        .text("status", offer.status())
                        .text("listing_id", offer.listingId())
                        .text("listing_status", offer.listingStatus())
                        .flag("listing_on_hold", offer.listingOnHold())
                        .text("listing_duration", offer.listingDuration())
                        .moment("listing_starts_at", offer.listingStartsAt())
                        .number("price_value", offer.price())
                        .number("auction_start_value", offer.auctionStart())
                        .text("price_currency", offer.currency())
                        .integer("available_quantity", offer.availableQuantity())
                        .integer("sold_quantity", offer.soldQuantity())
                        .text("category_id", offer.categoryId())
                        .text("merchant_location_key", offer.merchantLocationKey())
                        .json("raw", offer.raw()));
    }
}
