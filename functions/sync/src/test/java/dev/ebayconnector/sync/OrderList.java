package dev.ebayconnector.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list of orders as eBay pages it; the members that a test wants to be wrong can be given. */
final class OrderList {

    final List<String> ids;

    OrderList(int size) {
        ids = IntStream.range(0, size).mapToObj(OrderList::id).collect(Collectors.toCollection(ArrayList::new));
    }

    OrderList(Collection<String> ids) {
        this.ids = new ArrayList<>(ids);
    }

    static String id(int number) {
        return "20-%05d-00000".formatted(number);
    }

    /** The right page. */
    synchronized AlteringProxy.Reply page(int offset, int limit) {
        int next = offset + limit;
        return page(offset, limit, ids.size(), next < ids.size() ? next : null);
    }

    /** @param next offset in the link to the next page; null for none */
    synchronized AlteringProxy.Reply page(int offset, int limit, int total, Integer next) {
        int from = Math.min(offset, ids.size());
        return reply(ids.subList(from, Math.min(ids.size(), from + limit)), total, next);
    }

    static AlteringProxy.Reply reply(List<String> ids, int total, Integer next) {
        return raw(ids.stream().map(OrderList::order).toList(), total, next);
    }

    /** @param orders as JSON, or what stands where JSON should be */
    static AlteringProxy.Reply raw(List<String> orders, int total, Integer next) {
        var link = next == null
                ? ""
                : ",\"next\":\"https://another-host.example/sell/fulfillment/v1/order?limit=200&offset=" + next + "\"";
        return AlteringProxy.Reply.ok("{\"total\":" + total + link + ",\"orders\":[" + String.join(",", orders) + "]}");
    }

    static String order(String id) {
        return """
            {"orderId":"%s","creationDate":"2026-05-01T09:07:33.000Z","lastModifiedDate":"2026-05-01T11:20:00.000Z",\
            "orderFulfillmentStatus":"NOT_STARTED","pricingSummary":{"total":{"value":"26.98","currency":"USD"}},\
            "lineItems":[{"lineItemId":"1","title":"Thing","quantity":1}]}\
            """.formatted(id);
    }
}
