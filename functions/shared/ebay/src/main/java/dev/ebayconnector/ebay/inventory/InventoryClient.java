package dev.ebayconnector.ebay.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * Sell Inventory v1, getInventoryItems. Its list has no dates, and its pages are counted by their number; an item that
 * leaves the list moves all behind it forward.
 */
public final class InventoryClient {

    /** eBay's own limit (Sell Inventory v1); more is refused with 25706. */
    public static final int MAXIMUM_LIMIT = 200;

    private static final String ITEMS = "/sell/inventory/v1/inventory_item";
    private static final int NOT_FOUND = 404;
    private static final RecordPages<InventoryItem> ALONE =
            new RecordPages<>("getInventoryItems", "inventoryItems", "sku", InventoryReader::item);

    private final EbayHttp http;

    public InventoryClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * One page of the list.
     *
     * @param offset index of the first item, a multiple of the limit
     * @throws EbayException by its kind
     */
    public RecordPage<InventoryItem> items(SellerCall call, int limit, int offset) {
        return page(call, limit, offset, InventoryReader::item);
    }

    /**
     * Reads one item by itself.
     *
     * @param raw JSON as eBay sent it
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    public static InventoryItem read(String raw) {
        return ALONE.record(raw);
    }

    /** As {@link #items}, but of each item only its SKU is read. */
    public RecordPage<String> skus(SellerCall call, int limit, int offset) {
        return page(call, limit, offset, InventoryReader::sku);
    }

    /** The link to the next page names its number; without a link the total tells whether there is one. */
    private <R> RecordPage<R> page(SellerCall call, int limit, int offset, BiFunction<JsonNode, String, R> reader) {
        var pages = new RecordPages<>("getInventoryItems", "inventoryItems", "sku", reader);
        var page = read(call, pages, limit, offset / limit);
        boolean more = page.size() > 0 && (page.nextOffset().isPresent() || offset + limit < page.total());
        var next = more ? OptionalInt.of(offset + limit) : OptionalInt.empty();
        return new RecordPage<>(page.total(), page.records(), page.unreadable(), next, page.ebayRequestId());
    }

    private <R> RecordPage<R> read(SellerCall call, RecordPages<R> pages, int limit, int number) {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", Integer.toString(limit));
        query.put("offset", Integer.toString(number));
        var target = ITEMS + "?" + UrlEncoding.form(query);
        var reply = CallFailure.naming(pages.call(), () -> get(http, call, target));
        return withoutItems(reply)
                ? new RecordPage<>(0, List.of(), List.of(), OptionalInt.empty(), reply.requestId())
                : pages.read(reply);
    }

    /** The contract lists a 404 beside the empty list; one with another body is not eBay's. */
    private static boolean withoutItems(EbayReply reply) {
        return reply.status() == NOT_FOUND && (reply.body().isBlank() || reply.hasErrors());
    }

    /** Without a language the Inventory API may refuse a call (25709). */
    static EbayReply get(EbayHttp http, SellerCall call, String target) {
        var base = call.endpoint().api();
        return http.send(call, base, HttpRequest.GET(URI.create(base + target)).header("Accept-Language", "en-US"));
    }
}
