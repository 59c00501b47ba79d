package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One line of an order. Listings without a SKU exist, so a few lines have none. */
record OrderLine(
        long lineItemId,
        long itemId,
        Optional<String> sku,
        String title,
        int quantity,
        Money cost,
        Money shipping,
        Money shippingDiscount,
        Money tax,
        String soldFormat) {
    private static final int SKUS = 5_000;
    private static final List<String> FORMATS =
            List.of("FIXED_PRICE", "FIXED_PRICE", "FIXED_PRICE", "AUCTION", "OTHER", "SECOND_CHANCE_OFFER");

    static OrderLine random(Market market, SeededRandom random, SeededRandom extra) {
        int product = random.between(1, SKUS);
        int quantity = random.happens(0.8) ? 1 : random.between(2, 5);
        Money cost = new Money(
                (long) random.between(2, 240) * (random.happens(0.5) ? 50 : 33) * quantity, market.currency());
        Money shipping = new Money(random.happens(0.3) ? 0 : random.between(1, 30) * 49L, market.currency());
        return new OrderLine(
                random.digits(14),
                110_000_000_000L + product,
                random.happens(0.03) ? Optional.empty() : Optional.of("SKU-%05d".formatted(product)),
                Catalog.TITLES.get(product % Catalog.TITLES.size()),
                quantity,
                cost,
                shipping,
                extra.happens(0.1) ? shipping.times(0.5) : new Money(0, market.currency()),
                cost.times(market.taxRate()),
                random.oneOf(FORMATS));
    }

    Money total() {
        return cost.plus(shipping).minus(shippingDiscount).plus(tax);
    }

    ObjectNode json(OrderFacts facts, Market market, boolean taxes) {
        ObjectNode line =
                Json.object().put("lineItemId", String.valueOf(lineItemId)).put("legacyItemId", String.valueOf(itemId));
        sku.ifPresent(text -> line.put("sku", text));
        line.put("title", title)
                .put("quantity", quantity)
                .put("soldFormat", soldFormat)
                .put("listingMarketplaceId", market.id())
                .put("purchaseMarketplaceId", market.id())
                .put("lineItemFulfillmentStatus", facts.fulfillment());
        line.set("lineItemCost", cost.json());
        line.set("total", total().json());
        line.set("deliveryCost", delivery());
        line.set("appliedPromotions", Json.array());
        line.set("taxes", taxes ? taxes(market) : Json.array());
        if (market.country().equals("US")) {
            line.set("ebayCollectAndRemitTaxes", collected(market));
        }
        line.set("refunds", refunds(facts));
        line.set("properties", Json.object().put("buyerProtection", true));
        return line.set("lineItemFulfillmentInstructions", instructions(facts));
    }

    private ArrayNode taxes(Market market) {
        ObjectNode each = Json.object().put("taxType", market.taxType());
        return Json.array().add(each.set("amount", tax.json()));
    }

    private ObjectNode delivery() {
        ObjectNode delivery = Json.object();
        delivery.set("shippingCost", shipping.json());
        if (shippingDiscount.cents() > 0) {
            delivery.set("discountAmount", shippingDiscount.json());
        }
        return delivery;
    }

    /** In the United States eBay collects the sales tax and pays it to the state. */
    private ArrayNode collected(Market market) {
        ObjectNode each = Json.object().put("taxType", market.taxType()).put("collectionMethod", "NET");
        return Json.array().add(each.set("amount", tax.json()));
    }

    private ArrayNode refunds(OrderFacts facts) {
        ArrayNode refunds = Json.array();
        if (facts.payment().equals("FULLY_REFUNDED")) {
            ObjectNode refund =
                    Json.object().put("refundId", "5" + lineItemId).put("refundDate", Json.time(facts.modifiedAt()));
            refunds.add(refund.set("amount", total().json()));
        }
        return refunds;
    }

    private static ObjectNode instructions(OrderFacts facts) {
        return Json.object()
                .put("minEstimatedDeliveryDate", Json.time(facts.createdAt().plus(Duration.ofDays(3))))
                .put("maxEstimatedDeliveryDate", Json.time(facts.createdAt().plus(Duration.ofDays(7))))
                .put("shipByDate", Json.time(facts.createdAt().plus(Duration.ofDays(2))))
                .put("guaranteedDelivery", false);
    }
}
