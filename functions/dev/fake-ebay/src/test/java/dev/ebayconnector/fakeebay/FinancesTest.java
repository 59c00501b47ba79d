package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions, payouts and funds: what they hold, how they are filtered, and eBay's error numbers. */
final class FinancesTest extends FakeEbayScene {
    private static final String FINANCES = SCOPE + "/sell.finances";

    @Test
    void eachPaidOrderHasASaleWhoseFeesAddUpToTheOrdersFee() {
        Map<String, JsonNode> orders = new HashMap<>();
        for (int offset = 0; offset < 500; offset += 200) {
            orders("?limit=200&offset=" + offset)
                    .json()
                    .get("orders")
                    .forEach(order -> orders.put(order.get("orderId").asText(), order));
        }

        List<JsonNode> sales = all("filter=" + PlainClient.encoded("transactionType:{SALE}"));

        assertThat(sales).hasSizeGreaterThan(400).hasSizeLessThanOrEqualTo(orders.size());
        for (JsonNode sale : sales) {
            JsonNode order = orders.get(sale.get("orderId").asText());
            BigDecimal fees = BigDecimal.ZERO;
            for (JsonNode line : sale.get("orderLineItems")) {
                for (JsonNode fee : line.get("marketplaceFees")) {
                    fees = fees.add(new BigDecimal(fee.at("/amount/value").asText()));
                }
            }
            assertThat(fees)
                    .isEqualByComparingTo(order.at("/totalMarketplaceFee/value").asText())
                    .isEqualByComparingTo(sale.at("/totalFeeAmount/value").asText());
        }
        assertThat(sales.stream().filter(sale -> sale.at("/amount").has("convertedFromCurrency")))
                .as("in a foreign currency")
                .isNotEmpty();
    }

    @Test
    void pagesHoldEveryTransactionOnceAndAnIdCanComeWithTwoTypes() {
        List<JsonNode> all = all("sort=transactionDate");

        assertThat(all).hasSize(ebay.finances().transactions(PRODUCTION, "seller-a"));
        assertThat(all)
                .isSortedAccordingTo((a, b) -> a.get("transactionDate")
                        .asText()
                        .compareTo(b.get("transactionDate").asText()));
        var ids = new HashSet<String>();
        var keys = new HashSet<String>();
        for (JsonNode each : all) {
            ids.add(each.get("transactionId").asText());
            keys.add(each.get("transactionId").asText()
                    + each.get("transactionType").asText());
        }
        assertThat(keys).hasSize(all.size());
        assertThat(ids).hasSizeLessThan(all.size());
        assertThat(all.stream().map(each -> each.get("transactionType").asText()))
                .contains("SALE", "REFUND", "SHIPPING_LABEL", "NON_SALE_CHARGE");
    }

    @Test
    void aPayoutIsTheSumOfItsTransactionsAndComesLater() {
        JsonNode payout = finances("/payout", "limit=200&sort=payoutDate")
                .json()
                .get("payouts")
                .get(3);
        String id = payout.get("payoutId").asText();

        List<JsonNode> paid = all("filter=" + PlainClient.encoded("payoutId:{" + id + "}"));

        assertThat(paid).hasSize(payout.get("transactionCount").asInt());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : paid) {
            BigDecimal amount = new BigDecimal(each.at("/amount/value").asText());
            sum = each.get("bookingEntry").asText().equals("CREDIT") ? sum.add(amount) : sum.subtract(amount);
        }
        assertThat(sum).isEqualByComparingTo(payout.at("/amount/value").asText());

        long before = unpaid();
        assertThat(before).isPositive();
        ebay.advance(Duration.ofDays(30));
        assertThat(unpaid()).isZero();
        assertThat(finances("/seller_funds_summary", "").status()).isEqualTo(204);
    }

    @Test
    void fundsAreWhatWasNotPaidOut() {
        JsonNode funds = finances("/seller_funds_summary", "").json();

        assertThat(value(funds, "availableFunds")
                        .add(value(funds, "fundsOnHold"))
                        .add(value(funds, "processingFunds")))
                .isEqualByComparingTo(value(funds, "totalFunds"));
    }

    @Test
    void aSummaryCountsByType() {
        JsonNode summary = finances(
                        "/transaction_summary", "filter=" + PlainClient.encoded("transactionStatus:{PAYOUT}"))
                .json();

        List<JsonNode> paid = all("filter=" + PlainClient.encoded("transactionStatus:{PAYOUT}"));
        assertThat(summary.get("creditCount").asInt()
                        + summary.get("refundCount").asInt()
                        + summary.get("shippingLabelCount").asInt()
                        + summary.get("nonSaleChargeCount").asInt())
                .isEqualTo(paid.size());
        assertThat(summary.has("onHoldCount")).isFalse();
    }

    @Test
    void whenNothingIsFoundThereIsNoBody() {
        Answer answer = finances(
                "/transaction",
                "filter="
                        + PlainClient.encoded(
                                "transactionDate:[" + Json.time(ebay.now().minus(Duration.ofDays(300))) + ".."
                                        + Json.time(ebay.now().minus(Duration.ofDays(200))) + "]"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction; filter=transactionDate:yesterday; 135008",
                "transaction; filter=transactionDate:[2026-02-01T00:00:00Z..]; 135008",
                "transaction; filter=transactionDate:[2026-02-01T00:00:00.000Z..2026-01-01T00:00:00.000Z]; 135008",
                "transaction; filter=transactionDate:[2020-01-01T00:00:00.000Z..]; 135015",
                "transaction; filter=transactionDate:[2022-01-01T00:00:00.000Z..2026-01-01T00:00:00.000Z]; 135016",
                "transaction; filter=transactionType:{SOLD}; 135006",
                "transaction; filter=transactionStatus:{PAID}; 135007",
                "transaction; filter=transactionId:{1-2}; 135009",
                "transaction; sort=amount; 135005",
                "transaction; limit=1001; 135003",
                "transaction; limit=0; 135003",
                "transaction; offset=-1; 135003",
                "payout; limit=201; 135003",
                "payout; filter=payoutStatus:{PAID}; 135002",
                "payout; filter=payoutDate:[x..y]; 135004",
                "payout; filter=payoutDate:[2020-01-01T00:00:00.000Z..]; 135013",
                "payout; filter=payoutDate:[2022-01-01T00:00:00.000Z..2026-01-01T00:00:00.000Z]; 135014",
                "payout; filter=lastAttemptedPayoutDate:[2026-01-01T00:00:00.000Z..]; 135002",
                "payout; sort=amount; 135005",
                "transaction_summary; limit=1; 135011"
            })
    void aWrongParameterHasItsOwnError(String path, String parameter, int errorId) {
        restart(FakeEbaySettings.defaults().at(Clocks.at("2026-06-01T00:00:00Z")));
        String[] parts = parameter.split("=", 2);

        Answer answer = finances("/" + path, parts[0] + "=" + PlainClient.encoded(parts[1]));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorId()).isEqualTo(errorId);
        assertThat(answer.json().at("/errors/0/domain").asText()).isEqualTo("API_FINANCES");
    }

    @Test
    void filtersAreRepeatedAndNotJoinedByCommas() {
        String date = "transactionDate:[" + Json.time(ebay.now().minus(Duration.ofDays(30))) + ".."
                + Json.time(ebay.now()) + "]";

        assertThat(finances("/transaction", "filter=" + PlainClient.encoded(date + ",transactionType:{SALE}"))
                        .errorId())
                .isEqualTo(135008);
        assertThat(all("filter=" + PlainClient.encoded(date) + "&filter="
                        + PlainClient.encoded("transactionType:{REFUND}")))
                .isNotEmpty()
                .allMatch(each -> each.get("transactionType").asText().equals("REFUND"));
    }

    @Test
    void theScopeIsNeeded() {
        assertThat(client.getAs(accessToken(ORDERS), ebay.apizUrl() + "/sell/finances/v1/transaction")
                        .errorId())
                .isEqualTo(1100);
    }

    private long unpaid() {
        return all("sort=transactionDate").stream()
                .filter(each -> !each.has("payoutId"))
                .count();
    }

    private static BigDecimal value(JsonNode funds, String member) {
        return new BigDecimal(funds.get(member).get("value").asText());
    }

    private List<JsonNode> all(String query) {
        List<JsonNode> all = new ArrayList<>();
        int total = Integer.MAX_VALUE;
        while (all.size() < total) {
            JsonNode page = finances("/transaction", query + "&limit=300&offset=" + all.size())
                    .json();
            page.get("transactions").forEach(all::add);
            total = page.get("total").asInt();
            assertThat(page.has("next")).isEqualTo(all.size() < total);
        }
        return all;
    }

    private Answer finances(String path, String query) {
        return client.getAs(
                accessToken(FINANCES),
                ebay.apizUrl() + "/sell/finances/v1" + path + (query.isEmpty() ? "" : "?" + query));
    }
}
