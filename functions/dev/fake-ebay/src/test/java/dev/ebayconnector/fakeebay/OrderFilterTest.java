package dev.ebayconnector.fakeebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderFilterTest extends FakeEbayScene {

    @Test
    void bothEndsOfACreationWindowBelongToIt() {
        JsonNode orders = orders("?limit=10&offset=20").json().get("orders");
        String newest = orders.get(0).get("creationDate").asText();
        String oldest = orders.get(9).get("creationDate").asText();

        JsonNode window =
                filtered("creationdate:[" + oldest + ".." + newest + "]").json();

        assertThat(window.get("total").asInt()).isEqualTo(10);
        assertThat(window.get("orders")).isEqualTo(orders);
    }

    @Test
    void aModificationWindowFindsExactlyTheOrdersChangedInIt() {
        Instant to = ebay.now().minus(Duration.ofDays(10));
        Instant from = to.minus(Duration.ofDays(20));

        JsonNode window = filtered("lastmodifieddate:[" + Json.time(from) + ".." + Json.time(to) + "]")
                .json();

        long expected = IntStream.of(0, 200, 400)
                .mapToObj(offset -> orders("?limit=200&offset=" + offset).json().get("orders"))
                .flatMap(orders -> StreamSupport.stream(orders.spliterator(), false))
                .map(order -> Instant.parse(order.get("lastModifiedDate").asText()))
                .filter(changed -> !changed.isBefore(from.truncatedTo(ChronoUnit.MILLIS)) && !changed.isAfter(to))
                .count();
        assertThat(expected).isPositive();
        assertThat(window.get("total").asLong()).isEqualTo(expected);
    }

    @Test
    void withBothDatesOnlyTheCreationDateCounts() {
        String now = Json.time(ebay.now());
        String dayAgo = Json.time(ebay.now().minus(Duration.ofDays(1)));
        String longAgo = Json.time(ebay.now().minus(Duration.ofDays(89)));
        String created = "creationdate:[" + longAgo + ".." + now + "]";

        assertThat(filtered("lastmodifieddate:[" + dayAgo + ".." + now + "]," + created)
                        .json()
                        .get("total"))
                .isEqualTo(filtered(created).json().get("total"));
    }

    @Test
    void withoutADateOnlyTheLast90DaysAreSeen() {
        restart(FakeEbaySettings.defaults().data(42, 720, 360));

        assertThat(orders("?limit=1").json().get("total").asInt()).isBetween(170, 190);
    }

    @Test
    void aTouchedOrderAppearsInTheWindowOfItsChange() {
        ebay.advance(Duration.ofDays(3));
        String before = Json.time(ebay.now().minusSeconds(60));
        assertThat(filtered("lastmodifieddate:[" + before + "..]")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();

        ebay.touchNewestOrders("seller-a", 3);

        JsonNode changed = filtered("lastmodifieddate:[" + before + "..]").json();
        assertThat(changed.get("total").asInt()).isEqualTo(3);
        assertThat(changed.get("orders").get(0).get("orderFulfillmentStatus").asText())
                .isEqualTo("FULFILLED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filter=price:[1..2]; 30700",
                "filter=orderfulfillmentstatus:{FULFILLED}; 30800",
                "filter=creationdate:yesterday; 30800",
                "filter=creationdate:[2026-01-01..]; 30810",
                "filter=creationdate:[2026-01-01T00:00:00Z..]; 30810",
                "filter=lastmodifieddate:[..2026-01-01T00:00:00.000Z]; 30820",
                "filter=creationdate:[2020-01-01T00:00:00.000Z..]; 30830",
                "filter=creationdate:[2026-01-02T00:00:00.000Z..2026-01-01T00:00:00.000Z]; 30840",
                "filter=creationdate:[2026-01-02T00:00:00.000Z..2999-01-01T00:00:00.000Z]; 30850",
                "offset=-1; 31000",
                "offset=one; 31000",
                "limit=201; 31100",
                "limit=0; 31100",
                "fieldGroups=EVERYTHING; 32800"
            })
    void aWrongParameterHasItsOwnError(String parameter, int errorId) {
        restart(FakeEbaySettings.defaults().at(Clocks.at("2026-06-01T00:00:00Z")));
        String[] parts = parameter.split("=", 2);

        Answer answer = orders("?" + parts[0] + "=" + PlainClient.encoded(parts[1]));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorId()).isEqualTo(errorId);
        assertThat(answer.json().at("/errors/0/domain").asText()).isEqualTo("API_FULFILLMENT");
    }

    @Test
    void atMostFiftyIdsMayBeAskedFor() {
        String ids = IntStream.range(0, 51)
                .mapToObj(i -> "11-00000-%05d".formatted(i))
                .collect(Collectors.joining(","));

        assertThat(orders("?orderIds=" + ids).errorId()).isEqualTo(30900);
    }

    @Test
    void withIdsEveryOtherParameterIsIgnored() {
        JsonNode orders = orders("?limit=2&offset=7").json().get("orders");
        String ids = orders.get(0).get("orderId").asText() + ","
                + orders.get(1).get("orderId").asText();

        JsonNode found = orders("?limit=9999&filter=nonsense&orderIds=" + ids).json();

        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.get("orders")).isEqualTo(orders);
    }
}
