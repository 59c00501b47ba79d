package dev.ebayconnector.fakeebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class OrderContentTest extends FakeEbayScene {

    @Test
    void ordersDifferInEverythingAReaderMustCopeWith() {
        List<JsonNode> orders = all();

        assertThat(orders)
                .extracting(order -> order.get("orderFulfillmentStatus").asText())
                .contains("NOT_STARTED", "IN_PROGRESS", "FULFILLED");
        assertThat(orders)
                .extracting(order -> order.get("orderPaymentStatus").asText())
                .contains("PAID", "PENDING", "FAILED", "FULLY_REFUNDED", "PARTIALLY_REFUNDED");
        assertThat(orders)
                .extracting(order -> order.at("/cancelStatus/cancelState").asText())
                .contains("NONE_REQUESTED", "CANCELED", "IN_PROGRESS");
        assertThat(orders)
                .extracting(order -> order.at("/pricingSummary/total/currency").asText())
                .contains("USD", "EUR", "GBP");
        assertThat(orders)
                .extracting(order -> order.get("lineItems").size())
                .contains(1, 2, 3, 4)
                .doesNotContain(0, 5);
        assertThat(orders).anyMatch(order -> order.toString().contains("茶碗"));
        assertThat(orders).anyMatch(order -> !order.at("/lineItems/0").has("sku"));
        assertThat(orders).anyMatch(order -> !order.has("salesRecordReference"));
    }

    @Test
    void thePricesOfAnOrderAddUp() {
        assertThat(all()).allSatisfy(order -> {
            BigDecimal lines = StreamSupport.stream(order.get("lineItems").spliterator(), false)
                    .map(line -> amount(line, "total"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            JsonNode prices = order.get("pricingSummary");
            assertThat(amount(prices, "total"))
                    .isEqualByComparingTo(
                            lines.add(prices.has("priceDiscount") ? amount(prices, "priceDiscount") : BigDecimal.ZERO));
        });
    }

    @Test
    void moneyIsATextWithAtLeastOneDecimal() {
        assertThat(new Money(2000, "USD").json().get("value").asText()).isEqualTo("20.0");
        assertThat(new Money(698, "USD").json().get("value").asText()).isEqualTo("6.98");
        assertThat(new Money(-5, "USD").json().get("value").asText()).isEqualTo("-0.05");
        assertThat(all())
                .allMatch(order -> order.at("/pricingSummary/total/value").isTextual());
    }

    @Test
    void anOrderIsFoundByItsIdWithTheRequestsToCancelTheListLeavesOut() {
        JsonNode canceled = all().stream()
                .filter(order -> order.at("/cancelStatus/cancelState").asText().equals("CANCELED"))
                .findFirst()
                .orElseThrow();
        assertThat(canceled.at("/cancelStatus/cancelRequests")).isEmpty();

        JsonNode whole = orders("/" + canceled.get("orderId").asText()).json();

        assertThat(whole.at("/cancelStatus/cancelRequests/0/cancelRequestState").asText())
                .isEqualTo("COMPLETED");
        assertThat(whole.get("lineItems")).isEqualTo(canceled.get("lineItems"));
    }

    @Test
    void taxesAreBrokenDownOnDemand() {
        assertThat(orders("?limit=1").json().at("/orders/0/lineItems/0/taxes")).isEmpty();
        assertThat(orders("?limit=1&fieldGroups=TAX_BREAKDOWN").json().at("/orders/0/lineItems/0/taxes"))
                .hasSize(1);
    }

    @Test
    void aMalformedIdIsNotAnUnknownOne() {
        Answer malformed = orders("/abc");
        Answer unknown = orders("/99-00000-00000");

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.errorId()).isEqualTo(32100);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void theOrderOfAnotherSellerIsUnknown() {
        String id = orders("?limit=1").json().at("/orders/0/orderId").asText();
        String other =
                ebay.grant(FakeEnvironment.PRODUCTION, "seller-b", ORDERS).accessToken();

        assertThat(client.getAs(other, ebay.apiUrl() + "/sell/fulfillment/v1/order/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyIdLeadsBackToItsOrder() {
        assertThat(all())
                .allSatisfy(listed -> assertThat(listed.get("orderId").asText()).matches("\\d{2}-\\d{5}-\\d{5}"));
        OrderIds ids = new OrderIds(-42, Seller.all().get(3), 100_000);
        assertThat(IntStream.range(0, 100_000))
                .allMatch(index -> ids.indexOf(ids.idOf(index)).orElse(-1) == index);
    }

    @Test
    void peopleOfOldOrdersAreMasked() {
        restart(FakeEbaySettings.defaults().data(42, 200, 700));
        String from = Json.time(ebay.now().minus(Duration.ofDays(700)));
        JsonNode orders = filtered("creationdate:[" + from + "..]").json().get("orders");

        JsonNode oldest = orders.get(199).at("/buyer/buyerRegistrationAddress");
        assertThat(oldest.get("fullName").asText()).isEqualTo("*****");
        assertThat(oldest.has("email")).isFalse();
        assertThat(orders.get(0).at("/buyer/buyerRegistrationAddress/email").asText())
                .endsWith("@members.ebay.com");
    }

    @Test
    void anOrderIsMaskedWhenItGetsOldAndNothingElseOfItChanges() {
        ObjectNode young = (ObjectNode) orders("?limit=1").json().at("/orders/0");
        ebay.advance(Duration.ofDays(91));

        ObjectNode old =
                (ObjectNode) orders("/" + young.get("orderId").asText()).json();

        assertThat(old.at("/buyer/buyerRegistrationAddress/fullName").asText()).isEqualTo("*****");
        assertThat(old.at("/buyer/username")).isEqualTo(young.at("/buyer/username"));
        for (String members : List.of("pricingSummary", "paymentSummary", "lineItems")) {
            assertThat(old.get(members)).isEqualTo(young.get(members));
        }
    }

    @Test
    void fewOrdersHaveHoldsDiscountsOfTheDeliveryAndTaxesThatEbayCollects() {
        List<JsonNode> orders = all();

        for (String place : List.of(
                "/paymentSummary/payments/0/paymentHolds/0/holdAmount",
                "/pricingSummary/deliveryDiscount",
                "/lineItems/0/deliveryCost/discountAmount",
                "/lineItems/0/ebayCollectAndRemitTaxes/0/amount",
                "/paymentSummary/totalDueSeller/convertedFromValue",
                "/buyer/taxAddress")) {
            assertThat(orders)
                    .as(place)
                    .anyMatch(order -> !order.at(place).isMissingNode())
                    .anyMatch(order -> order.at(place).isMissingNode());
        }
    }

    private List<JsonNode> all() {
        return IntStream.of(0, 200, 400)
                .mapToObj(offset -> orders("?limit=200&offset=" + offset).json().get("orders"))
                .flatMap(page -> StreamSupport.stream(page.spliterator(), false))
                .toList();
    }

    private static BigDecimal amount(JsonNode parent, String name) {
        return new BigDecimal(parent.get(name).get("value").asText());
    }
}
