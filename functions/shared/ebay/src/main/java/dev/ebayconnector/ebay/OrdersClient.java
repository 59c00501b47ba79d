package dev.ebayconnector.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.OrdersPage.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Sell Fulfillment v1, getOrders. */
public final class OrdersClient {

    /** eBay's own limit (Sell Fulfillment v1, getOrders); more is refused with 31100. */
    public static final int MAXIMUM_LIMIT = 200;

    private static final String ORDERS = "/sell/fulfillment/v1/order";
    private static final Pattern OFFSET = Pattern.compile("[?&]offset=(\\d{1,9})(?:&|$)");

    private final EbayHttp http;

    public OrdersClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * One page of a closed window.
     *
     * @param offset index of the first record, not of the page
     * @throws EbayException by its kind
     */
    public OrdersPage page(Endpoint endpoint, Secret accessToken, OrderWindow window, int limit, int offset) {
        var query = new LinkedHashMap<String, String>();
        query.put("filter", window.filter());
        query.put("limit", Integer.toString(limit));
        query.put("offset", Integer.toString(offset));
        var reply = http.get(endpoint.api(), ORDERS + "?" + UrlEncoding.form(query), "Bearer " + accessToken.reveal());
        if (!reply.successful()) {
            throw CallFailure.of("getOrders", reply);
        }
        return read(reply, offset);
    }

    private static OrdersPage read(EbayReply reply, int offset) {
        var json = reply.json()
                .filter(node ->
                        node.path("total").isInt() && node.path("orders").isArray())
                .orElseThrow(() -> new EbayUnavailable(
                        "malformed_answer", "eBay's answer is no page of orders.", reply.requestId()));
        var orders = new ArrayList<EbayOrder>();
        var unreadable = new ArrayList<Unreadable>();
        for (var node : json.path("orders")) {
            try {
                orders.add(OrderReader.read(node));
            } catch (IllegalArgumentException e) {
                unreadable.add(new Unreadable(node.path("orderId").asText(null), e.getMessage(), node.toString()));
            }
        }
        return new OrdersPage(
                json.path("total").intValue(), orders, unreadable, nextOffset(json, offset, reply), reply.requestId());
    }

    /** Only the number is taken from eBay's link; the link itself is never followed with a token. */
    private static OptionalInt nextOffset(JsonNode json, int offset, EbayReply reply) {
        var link = json.path("next").asText("");
        if (link.isEmpty()) {
            return OptionalInt.empty();
        }
        var matcher = OFFSET.matcher(link);
        int next = matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
        if (next <= offset) {
            throw new EbayUnavailable(
                    "paging_stuck", "eBay's next page does not lie behind this one.", reply.requestId());
        }
        return OptionalInt.of(next);
    }
}
