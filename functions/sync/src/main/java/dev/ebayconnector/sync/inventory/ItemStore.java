package dev.ebayconnector.sync.inventory;

import dev.ebayconnector.ebay.inventory.InventoryItem;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.ScannedRows;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table {@code inventory_items}: one statement a page, with the page as JSON. */
final class ItemStore {

    /** An item that is as it was stored gets only the mark that this run saw it. */
    private static final String WRITE = """
        WITH item AS (
            SELECT sku, locale, title, condition, quantity, brand, mpn, epid, group_keys, image_urls, aspects, raw
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS i (
                sku text, locale text, title text, condition text, quantity integer, brand text, mpn text, epid text,
                group_keys jsonb, image_urls jsonb, aspects jsonb, raw jsonb)),
        same AS (
            UPDATE inventory_items AS stored
            SET seen_run_id = ?
            FROM item
            WHERE stored.account_id = ? AND stored.sku = item.sku AND stored.raw = item.raw
              AND stored.gone_at IS NULL
            RETURNING stored.sku),
        written AS (
            INSERT INTO inventory_items
                (account_id, sku, locale, title, condition, quantity, brand, mpn, epid, group_keys, image_urls, aspects,
                 raw, seen_run_id, run_id, first_stored_at, stored_at)
            SELECT ?, item.sku, item.locale, item.title, item.condition, item.quantity, item.brand, item.mpn, item.epid,
                   item.group_keys, item.image_urls, item.aspects, item.raw, ?, ?, ?, ?
            FROM item
            WHERE NOT EXISTS (SELECT FROM same WHERE same.sku = item.sku)
            ON CONFLICT (account_id, sku) DO UPDATE
            SET locale = excluded.locale, title = excluded.title, condition = excluded.condition,
                quantity = excluded.quantity, brand = excluded.brand, mpn = excluded.mpn, epid = excluded.epid,
                group_keys = excluded.group_keys, image_urls = excluded.image_urls, aspects = excluded.aspects,
                raw = excluded.raw, seen_run_id = excluded.seen_run_id, gone_at = NULL, run_id = excluded.run_id,
                stored_at = excluded.stored_at
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) AS inserted, count(*) FILTER (WHERE NOT inserted) AS updated
        FROM written
        """;

    /**
     * What a run that read everything did not see. An item that it could not read is not gone; if eBay sent a record
     * without a SKU, it may be any of them.
     */
    private static final String MARK_GONE = """
        UPDATE inventory_items AS stored
        SET gone_at = ?
        WHERE stored.account_id = ? AND stored.gone_at IS NULL AND stored.seen_run_id <> ?
          AND NOT EXISTS (
              SELECT FROM quarantined_records AS bad
              WHERE bad.account_id = stored.account_id AND bad.resource = 'inventory'
                AND bad.record_digest = sha256(convert_to(stored.sku, 'UTF8')) AND bad.run_id = ?)
          AND NOT EXISTS (
              SELECT FROM quarantined_records AS nameless
              WHERE nameless.account_id = ? AND nameless.resource = 'inventory' AND nameless.record_key IS NULL
                AND nameless.run_id = ?)
        """;

    WriteReport write(Connection connection, WriteContext context, List<InventoryItem> items) throws SQLException {
        return ScannedRows.write(connection, context, WRITE, rows(items), items.size());
    }

    int markGone(Connection connection, WriteContext context) throws SQLException {
        return ScannedRows.markGone(connection, context, MARK_GONE);
    }

    private static String rows(List<InventoryItem> items) {
        return JsonRows.of(
                items,
                (row, item) -> row.text("sku", item.sku())
                        .text("locale", item.locale())
                        .text("title", item.title())
                        .text("condition", item.condition())
                        .integer("quantity", item.quantity())
                        .text("brand", item.brand())
                        .text("mpn", item.mpn())
                        .text("epid", item.epid())
                        .json("group_keys", item.groupKeys())
                        .json("image_urls", item.imageUrls())
                        .json("aspects", item.aspects())
                        .json("raw", item.raw()));
    }
}
