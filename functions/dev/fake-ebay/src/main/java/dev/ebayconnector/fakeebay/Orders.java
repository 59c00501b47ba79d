package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers getOrders and getOrder. */
final class Orders {
    static final String PATH = "/sell/fulfillment/v1/order";

    private final Bearer bearer;
    private final Quota quota;
    private final Function<Seller, OrderBook> books;
    private final OrderLinks links;
    private final Duration pageDelay;
    private final Clock clock;

    Orders(
            Bearer bearer,
            Quota quota,
            Function<Seller, OrderBook> books,
            OrderLinks links,
            Duration pageDelay,
            Clock clock) {
        this.bearer = bearer;
        this.quota = quota;
        this.books = books;
        this.links = links;
        this.pageDelay = pageDelay;
        this.clock = clock;
    }

    Reply page(Request request) {
        Pause.of(Optional.of(pageDelay));
        return admitted(request)
                .reply(seller -> OrderPageQuery.parse(request.query(), clock.instant())
                        .reply(query -> switch (query) {
                            case OrderPageQuery.ByIds byIds -> Reply.json(200, byIds(books.apply(seller), byIds.ids()));
                            case OrderPageQuery.ByFilter byFilter ->
                                Reply.json(200, byFilter(request, books.apply(seller), byFilter));
                        }));
    }

    Reply one(Request request) {
        return admitted(request)
                .reply(seller -> OrderPageQuery.taxes(request.query().find("fieldGroups"))
                        .reply(taxes -> one(request.lastSegment(), books.apply(seller), taxes)));
    }

    private static Reply one(String id, OrderBook book, boolean taxes) {
        if (!OrderIds.wellFormed(id)) {
            return ApiErrors.fulfillment(32100, "Invalid order ID: " + id);
        }
        OptionalInt index = book.find(id);
        return index.isPresent()
                ? Reply.json(200, book.document(index.getAsInt()).whole(taxes))
                : ApiErrors.notFound();
    }

    private Checked<Seller> admitted(Request request) {
        return bearer.seller(request, Scopes.ORDERS)
                .then(seller -> quota.use(seller.environment())
                        ? Checked.passed(seller)
                        : Checked.refused(ApiErrors.tooManyRequests()));
    }

    private ObjectNode byIds(OrderBook book, List<String> ids) {
        List<Integer> found = ids.stream()
                .map(String::strip)
                .distinct()
                .map(book::find)
                .flatMap(each -> each.isPresent() ? Stream.of(each.getAsInt()) : Stream.empty())
                .toList();
        ObjectNode page = Json.object()
                .put("href", links.ids(ids))
                .put("total", found.size())
                .put("limit", OrderPageQuery.DEFAULT_LIMIT)
                .put("offset", 0);
        return page.set("orders", documents(book, found, false));
    }

    private ObjectNode byFilter(Request request, OrderBook book, OrderPageQuery.ByFilter query) {
        Selection selection = book.select(query.filter(), clock.instant());
        PageBounds bounds = PageBounds.of(query.limit(), query.offset(), selection.size(), request);
        ObjectNode page = Json.object()
                .put("href", links.page(request, bounds.offset(), query.limit()))
                .put("total", selection.size())
                .put("limit", query.limit())
                .put("offset", bounds.offset());
        bounds.next().ifPresent(next -> page.put("next", links.page(request, next, query.limit())));
        bounds.previous().ifPresent(previous -> page.put("prev", links.page(request, previous, query.limit())));
        return page.set("orders", documents(book, selection.page(bounds.offset(), bounds.records()), query.taxes()));
    }

    private static ArrayNode documents(OrderBook book, List<Integer> indexes, boolean taxes) {
        ArrayNode orders = Json.array();
        indexes.forEach(index -> orders.add(book.document(index).listed(taxes)));
        return orders;
    }
}
