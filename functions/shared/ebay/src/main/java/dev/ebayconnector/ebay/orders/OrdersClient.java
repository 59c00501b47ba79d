package dev.ebayconnector.ebay.orders;

import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import java.util.LinkedHashMap;

/** Sell Fulfillment v1, getOrders. */
public final class OrdersClient {

    /** eBay's own limit (Sell Fulfillment v1, getOrders); more is refused with 31100. */
    public static final int MAXIMUM_LIMIT = 200;

    private static final String ORDERS = "/sell/fulfillment/v1/order";
    private static final RecordPages<EbayOrder> PAGES =
            new RecordPages<>("getOrders", "orders", "orderId", OrderReader::read);

    private final EbayHttp http;

    public OrdersClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * One page of a closed window. Only the number in eBay's link to the next page is used; the link itself is never
     * followed, so the token cannot be sent to another host.
     *
     * @param offset index of the first record, not of the page
     * @throws EbayException by its kind
     */
    public RecordPage<EbayOrder> page(SellerCall call, OrderWindow window, int limit, int offset) {
        var query = new LinkedHashMap<String, String>();
        query.put("filter", window.filter());
        query.put("limit", Integer.toString(limit));
        query.put("offset", Integer.toString(offset));
        var target = ORDERS + "?" + UrlEncoding.form(query);
        return PAGES.read(CallFailure.naming(
                PAGES.call(), () -> http.get(call, call.endpoint().api(), target)));
    }

    /**
     * Reads one order by itself.
     *
     * @param raw JSON as eBay sent it
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    public EbayOrder read(String raw) {
        return PAGES.record(raw);
    }
}
