package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The sums of an order. They add up: subtotal + delivery + tax - discounts = total. */
record OrderPrices(Money subtotal, Money delivery, Money deliveryDiscount, Money discount, Money tax, Money total) {

    static OrderPrices of(List<OrderLine> lines, Market market, SeededRandom random) {
        Money subtotal = sum(lines, market, OrderLine::cost);
        Money delivery = sum(lines, market, OrderLine::shipping);
        Money deliveryDiscount = sum(lines, market, OrderLine::shippingDiscount);
        Money tax = sum(lines, market, OrderLine::tax);
        Money discount = random.happens(0.1) ? subtotal.times(0.1) : new Money(0, market.currency());
        return new OrderPrices(
                subtotal,
                delivery,
                deliveryDiscount,
                discount,
                tax,
                subtotal.plus(delivery).minus(deliveryDiscount).plus(tax).minus(discount));
    }

    private static Money sum(List<OrderLine> lines, Market market, Function<OrderLine, Money> part) {
        return lines.stream().map(part).reduce(new Money(0, market.currency()), Money::plus);
    }

    ObjectNode json() {
        ObjectNode summary = Json.object();
        summary.set("priceSubtotal", subtotal.json());
        summary.set("deliveryCost", delivery.json());
        if (deliveryDiscount.cents() > 0) {
            summary.set("deliveryDiscount", new Money(-deliveryDiscount.cents(), discount.currency()).json());
        }
        if (discount.cents() > 0) {
            summary.set("priceDiscount", new Money(-discount.cents(), discount.currency()).json());
        }
        summary.set("tax", tax.json());
        return summary.set("total", total.json());
    }
}
