package dev.ebayconnector.fakeebay.disputes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.OrderBook;
import dev.ebayconnector.fakeebay.PageBounds;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All payment disputes, and what answers getPaymentDisputeSummaries and getPaymentDispute. */
public final class Disputes {
    private static final String SUMMARIES = "/sell/fulfillment/v1/payment_dispute_summary";
    private static final String DETAIL = "/sell/fulfillment/v1/payment_dispute/[^/]+";
    private static final Set<String> SCOPE = Set.of("https://api.ebay.com/oauth/api_scope/sell.payment.dispute");

    private final Clock clock;
    private final Map<Seller, DisputeBook> books;

    public Disputes(FakeEbaySettings settings, Function<Seller, OrderBook> orders, Clock clock, Instant base) {
        this.clock = clock;
        this.books = Seller.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), seller -> new DisputeBook(settings, seller, orders.apply(seller), base)));
    }

    public List<Route> routes(Bearer bearer, Supplier<String> apizUrl) {
        return List.of(
                Route.of(
                        Host.APIZ,
                        "GET",
                        SUMMARIES,
                        "dispute.page",
                        request -> bearer.seller(request, SCOPE).reply(seller -> page(request, seller, apizUrl.get()))),
                Route.of(
                        Host.APIZ,
                        "GET",
                        DETAIL,
                        "dispute.get",
                        request -> bearer.seller(request, SCOPE).reply(seller -> one(request, seller))));
    }

    /** Ids of all disputes of a seller, the latest first. */
    public List<String> ids(Seller seller) {
        return books.get(seller).select(clock.instant(), dispute -> true).stream()
                .map(Dispute::id)
                .toList();
    }

    /** Opens a dispute about an order of long ago. */
    public String open(Seller seller, Instant openedAt, String status) {
        return books.get(seller).open(openedAt, status);
    }

    /** Gives a dispute another status and the next revision; false if there is no such dispute. */
    public boolean move(Seller seller, String id, String status) {
        return books.get(seller).move(id, status, clock.instant());
    }

    private Reply page(Request request, Seller seller, String url) {
        return DisputeQuery.parse(request, clock.instant())
                .reply(query -> Reply.json(
                        200, page(request, query, books.get(seller).select(clock.instant(), query.filter()), url)));
    }

    private static ObjectNode page(Request request, DisputeQuery query, List<Dispute> found, String url) {
        PageBounds bounds = PageBounds.of(query.limit(), query.offset(), found.size(), request);
        ObjectNode page = Json.object()
                .put("href", link(request, url, query.limit(), bounds.offset()))
                .put("limit", query.limit())
                .put("offset", bounds.offset())
                .put("total", found.size());
        bounds.next().ifPresent(next -> page.put("next", link(request, url, query.limit(), next)));
        bounds.previous().ifPresent(previous -> page.put("prev", link(request, url, query.limit(), previous)));
        ArrayNode summaries = Json.array();
        found.stream()
                .skip(bounds.offset())
                .limit(bounds.records())
                .forEach(dispute -> summaries.add(dispute.summary()));
        return page.set("paymentDisputeSummaries", summaries);
    }

    private static String link(Request request, String url, int limit, int offset) {
        String others =
                (request.rawQuery() == null ? "" : request.rawQuery()).replaceAll("(^|&)(limit|offset)=[^&]*", "");
        return url + SUMMARIES + "?" + (others.isEmpty() ? "" : others.replaceFirst("^&", "") + "&") + "limit=" + limit
                + "&offset=" + offset;
    }

    private Reply one(Request request, Seller seller) {
        return books.get(seller)
                .find(request.lastSegment())
                .map(dispute -> Reply.json(200, dispute.detail()))
                .orElseGet(() -> ApiErrors.error(
                        404,
                        33001,
                        "API_FULFILLMENT",
                        "REQUEST",
                        "Invalid Payment Dispute Id",
                        "Invalid Payment Dispute Id"));
    }
}
