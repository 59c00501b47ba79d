package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payment disputes, with eBay's own limits. */
final class DisputesTest extends FakeEbayScene {

    @Test
    void everyDisputeIsListedOnceAndTheLatestFirst() {
        var ids = ebay.disputes(PRODUCTION, "seller-a");

        JsonNode first = disputes("_summary?limit=12").json();
        JsonNode second = disputes("_summary?limit=12&offset=12").json();

        assertThat(first.get("total").asInt()).isEqualTo(ids.size());
        assertThat(first.get("next").asText()).startsWith(ebay.apizUrl()).contains("offset=12");
        assertThat(first.findValuesAsText("paymentDisputeId")).isEqualTo(ids.subList(0, 12));
        assertThat(second.findValuesAsText("paymentDisputeId")).isEqualTo(ids.subList(12, ids.size()));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void listsAreFilteredByOpeningByStatusAndByOrder() {
        Instant old = ebay.now().minus(Duration.ofDays(200));
        String id = ebay.openDispute(PRODUCTION, "seller-a", old, "OPEN");

        assertThat(disputes("_summary?open_date_from=" + Json.time(old) + "&open_date_to="
                                + Json.time(old.plus(Duration.ofDays(1))))
                        .json()
                        .findValuesAsText("paymentDisputeId"))
                .contains(id);
        assertThat(disputes("_summary?payment_dispute_status=OPEN&payment_dispute_status=ACTION_NEEDED")
                        .json()
                        .findValuesAsText("paymentDisputeStatus"))
                .contains("OPEN", "ACTION_NEEDED")
                .doesNotContain("CLOSED");
        String order = disputes("/" + id).json().get("orderId").asText();
        assertThat(disputes("_summary?order_id=" + order + "&payment_dispute_status=CLOSED")
                        .json()
                        .findValuesAsText("paymentDisputeId"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"limit=201", "limit=0", "offset=-1", "payment_dispute_status=WON", "open_date_from=yesterday"})
    void aWrongParameterIs33001(String query) {
        Answer answer = disputes("_summary?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/errorId").asInt()).isEqualTo(33001);
    }

    @Test
    void moreThan90DaysOrMoreThan18MonthsAgoIs33001() {
        assertThat(between(91, 0)).isEqualTo(400);
        assertThat(between(90, 1)).isEqualTo(200);
        assertThat(between(560, 500)).isEqualTo(400);
        assertThat(between(540, 500)).isEqualTo(200);
    }

    @Test
    void aDisputeThatMovesGetsTheNextRevision() {
        String id = ebay.openDispute(PRODUCTION, "seller-a", ebay.now().minus(Duration.ofDays(1)), "ACTION_NEEDED");
        int before = disputes("/" + id).json().get("revision").asInt();

        client.json("POST", ebay.apiUrl() + "/_fake/disputes/move", """
            {"payment_dispute_id":"%s","status":"CLOSED"}\
            """.formatted(id));

        JsonNode moved = disputes("/" + id).json();
        assertThat(moved.get("revision").asInt()).isEqualTo(before + 1);
        assertThat(moved.at("/resolution/reasonForClosure").asText()).startsWith("SELLER_");
        assertThat(moved.has("respondByDate")).isFalse();
        assertThat(moved.has("closedDate")).isTrue();
    }

    @Test
    void anUnknownDisputeIs404AndAnotherScopeIs403() {
        assertThat(disputes("/17").status()).isEqualTo(404);
        assertThat(client.getAs(accessToken(ORDERS), ebay.apizUrl() + "/sell/fulfillment/v1/payment_dispute_summary")
                        .status())
                .isEqualTo(403);
    }

    private int between(int daysAgo, int untilDaysAgo) {
        Instant to = ebay.now().minus(Duration.ofDays(untilDaysAgo)).minusSeconds(1);
        Instant from = ebay.now().minus(Duration.ofDays(daysAgo));
        return disputes("_summary?open_date_from=" + Json.time(from) + "&open_date_to=" + Json.time(to))
                .status();
    }

    private Answer disputes(String rest) {
        return client.getAs(accessToken(DISPUTES), ebay.apizUrl() + "/sell/fulfillment/v1/payment_dispute" + rest);
    }
}
