package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One order as JSON. All random values come from its own generators, each in a fixed sequence, so the same order always has the same content; only the
 * buyer is hidden with time.
 */
public final class OrderDocument {
    static final int PURPOSE = 3;
    static final int EXTRA_PURPOSE = 4;
    private static final double FEE = 0.1325;
    private static final int MOST_LINES = 4;

    private final OrderFacts facts;
    private final Seller seller;
    private final String orderId;
    private final Instant now;
    private final SeededRandom random;
    private final SeededRandom extra;

    /** @param extra decides what few orders have: holds and discounts of the delivery */
    OrderDocument(
            OrderFacts facts, Seller seller, String orderId, Instant now, SeededRandom random, SeededRandom extra) {
        this.facts = facts;
        this.seller = seller;
        this.orderId = orderId;
        this.now = now;
        this.random = random;
        this.extra = extra;
    }

    /** As in a list: without the requests to cancel. */
    ObjectNode listed(boolean taxes) {
        ObjectNode order = whole(taxes);
        ((ObjectNode) order.get("cancelStatus")).set("cancelRequests", Json.array());
        return order;
    }

    public ObjectNode whole(boolean taxes) {
        Market market = random.oneOf(Market.ALL);
        OrderBuyer buyer = new OrderBuyer(market, Duration.between(facts.createdAt(), now), random);
        List<OrderLine> lines = lines(market);
        OrderPrices prices = OrderPrices.of(lines, market, random);
        ObjectNode order = Json.object()
                .put("orderId", orderId)
                .put("creationDate", Json.time(facts.createdAt()))
                .put("lastModifiedDate", Json.time(facts.modifiedAt()))
                .put("orderFulfillmentStatus", facts.fulfillment())
                .put("orderPaymentStatus", facts.payment())
                .put("sellerId", seller.username());
        order.set("buyer", buyer.json());
        if (random.happens(0.05)) {
            order.put("buyerCheckoutNotes", "Please pack it well – merci & danke.");
        }
        order.set("pricingSummary", prices.json());
        order.set("cancelStatus", OrderCancel.json(facts, random));
        order.set("paymentSummary", OrderPayment.json(facts, prices, random, extra));
        order.set("fulfillmentStartInstructions", Json.array().add(shipping(market, buyer)));
        order.set("fulfillmentHrefs", fulfillmentHrefs());
        order.set("lineItems", lineItems(lines, market, taxes));
        return closing(order, prices);
    }

    private ObjectNode closing(ObjectNode order, OrderPrices prices) {
        if (!random.happens(0.03)) {
            order.put("salesRecordReference", String.valueOf(100 + facts.index()));
        }
        order.put("ebayCollectAndRemitTax", prices.tax().cents() > 0);
        order.set("totalFeeBasisAmount", prices.total().json());
        order.set("totalMarketplaceFee", prices.total().times(FEE).json());
        return order;
    }

    private List<OrderLine> lines(Market market) {
        int count = random.happens(0.6) ? 1 : random.between(2, MOST_LINES);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(OrderLine.random(market, random, extra));
        }
        return lines;
    }

    private ArrayNode lineItems(List<OrderLine> lines, Market market, boolean taxes) {
        ArrayNode items = Json.array();
        lines.forEach(line -> items.add(line.json(facts, market, taxes)));
        return items;
    }

    /** Draws even when nothing was shipped, so that shipping an order changes nothing else of it. */
    private ArrayNode fulfillmentHrefs() {
        String href =
                "https://api.ebay.com" + Orders.PATH + "/" + orderId + "/shipping_fulfillment/" + random.digits(12);
        return facts.isFulfilled() ? Json.array().add(href) : Json.array();
    }

    private ObjectNode shipping(Market market, OrderBuyer buyer) {
        ObjectNode step = Json.object();
        step.set("shipTo", buyer.contact());
        step.put("shippingCarrierCode", market.carrier()).put("shippingServiceCode", market.service());
        ObjectNode instruction = Json.object()
                .put("fulfillmentInstructionsType", "SHIP_TO")
                .put("minEstimatedDeliveryDate", Json.time(facts.createdAt().plus(Duration.ofDays(3))))
                .put("maxEstimatedDeliveryDate", Json.time(facts.createdAt().plus(Duration.ofDays(7))))
                .put("ebaySupportedFulfillment", false);
        return instruction.set("shippingStep", step);
    }
}
