package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures for each UTC day and currency. */
class DaysTest {

    private static final String MAY = "from=2026-05-01T00:00:00Z&to=2026-06-01T00:00:00Z";

    private static Stored stored;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
        Samples.fill(stored.sql());
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @Test
    void ordersAreCountedAndTotalledByDayAndCurrency() {
        var days = days("orders", MAY);
        var counted = 0L;
        for (var day : days) {
            var same = " FROM orders WHERE CAST(created_at AT TIME ZONE 'UTC' AS date) = CAST('"
                    + day.path("day").asText() + "' AS date) AND total_currency = '"
                    + day.path("currency").asText() + "'";
            assertThat(day.path("orders").asLong()).isEqualTo(stored.sql().number("SELECT count(*)" + same));
            assertThat(day.path("total").path("value").asText())
                    .isEqualTo(stored.sql().text("SELECT CAST(COALESCE(sum(total_value), 0) AS text)" + same));
            assertThat(day.path("total").path("currency").asText())
                    .isEqualTo(day.path("currency").asText());
            counted += day.path("orders").asLong();
        }
        assertThat(counted).isEqualTo(stored.sql().number("SELECT count(*) FROM orders"));
        assertThat(days.findValuesAsText("day")).isSorted().contains("2026-05-01", "2026-05-04");
    }

    @Test
    void onlyTheAccountAndThePeriodThatAreAskedForCount() {
        var days = days("orders", "account_id=" + Stored.OTHER + "&from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z");

        assertThat(days.findValuesAsText("day")).containsOnly("2026-05-02");
        assertThat(sum(days, "orders"))
                .isEqualTo(stored.sql()
                        .number(
                                "SELECT count(*) FROM orders WHERE account_id = CAST(? AS uuid) AND created_at ="
                                        + " '2026-05-02T00:00:00.123456Z'",
                                Stored.OTHER));
    }

    @Test
    void transactionsHaveCreditDebitAndFees() {
        var day = days("transactions", MAY).path(0);

        assertThat(day.path("transactions").asLong()).isPositive();
        for (var figure : new String[] {"credit", "debit", "fees"}) {
            assertThat(day.path(figure).path("value").isTextual()).as(figure).isTrue();
        }
    }

    @Test
    void aDisputeCountsOnTheDayItWasOpenedAndOnTheDayItWasClosed() {
        var days = days("disputes", MAY);

        assertThat(sum(days, "opened")).isEqualTo(60);
        assertThat(sum(days, "closed")).isEqualTo(48);
        var last = days.path(days.size() - 1);
        assertThat(last.path("day").asText()).isEqualTo("2026-05-06");
        assertThat(last.path("opened").asLong()).isZero();
        assertThat(last.path("opened_amount").path("value").asText()).isEqualTo("0");
    }

    @Test
    void messagesHaveNoCurrency() {
        assertThat(days("messages", MAY).path(0).path("currency").isNull()).isTrue();
        assertThat(sum(days("messages", MAY), "messages")).isEqualTo(60);
    }

    private static JsonNode days(String resource, String query) {
        var answer = stored.get("/api/ebay/" + resource + "/days?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("items");
    }

    private static long sum(JsonNode days, String figure) {
        var sum = 0L;
        for (var day : days) {
            sum += day.path(figure).asLong();
        }
        return sum;
    }
}
