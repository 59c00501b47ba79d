package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every filter in every order, over records of which many have the same value in the order's column. */
class PagingTest {

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

    static List<Samples.Case> cases() {
        return Samples.CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pagesShowEachRecordOnceInEveryOrder(Samples.Case filter) {
        var expected = stored.sql().number("SELECT count(*) " + filter.rows());
        assertThat(expected).as("records that match").isPositive();
        for (var order : orders(filter)) {
            var path = "/api/ebay/" + filter.resource() + "?" + filter.query();
            var ascending = all(path + "&sort=" + order, 7);

            assertThat(ascending).as(order).hasSize((int) expected).doesNotHaveDuplicates();
            assertThat(all(path + "&sort=" + order, 1000)).as(order).isEqualTo(ascending);
            assertThat(all(path + "&sort=-" + order, 7).reversed()).as(order).isEqualTo(ascending);
        }
    }

    @Test
    void everyFilterOfEveryResourceIsTried() {
        for (var resource : Resources.ALL) {
            var tried = Samples.CASES.stream()
                    .filter(one -> one.resource().equals(resource.name()))
                    .flatMap(one -> Arrays.stream(one.query().split("&")))
                    .map(pair -> pair.split("=")[0])
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            assertThat(tried)
                    .as(resource.name())
                    .containsExactlyInAnyOrderElementsOf(
                            resource.filters().stream().map(Filter::name).toList());
        }
    }

    @Test
    void theLatestComeFirstUnlessTheCallerAsksForAnotherOrder() {
        for (var resource : Resources.ALL) {
            var path = "/api/ebay/" + resource.name();
            assertThat(all(path + "?", 1000))
                    .as(resource.name())
                    .isEqualTo(
                            all(path + "?sort=-" + resource.orders().getFirst().name(), 1000));
        }
    }

    @Test
    void ascendingAmountsAscend() {
        var values = new ArrayList<String>();
        stored.get("/api/ebay/transactions?currency=EUR&sort=amount")
                .json()
                .path("items")
                .forEach(item -> values.add(item.path("amount").path("value").asText()));
        assertThat(values).hasSizeGreaterThan(9).isSorted();
    }

    @Test
    void aRecordThatIsInsertedWhilePagesAreReadMovesNoOther() {
        var before = all("/api/ebay/payouts?", 1000);
        var first = stored.get("/api/ebay/payouts?limit=10").json();
        stored.sql().run("""
            INSERT INTO payouts (account_id, payout_id, payout_date, payout_status, amount_value, amount_currency, raw, run_id,
                                 first_stored_at, stored_at)
            VALUES (CAST(? AS uuid), 'payout-new', timestamptz '2027-01-01Z', 'SUCCEEDED', 1, 'USD', '{}', gen_random_uuid(), now(), now())
            """, Stored.ONE);
        var rest = all("/api/ebay/payouts?next=" + first.path("next").asText(), 1000);
        stored.sql().run("DELETE FROM payouts WHERE payout_id = 'payout-new'");

        assertThat(rest).isEqualTo(before.subList(10, before.size()));
    }

    /** A sort by amount needs a currency. */
    private static List<String> orders(Samples.Case filter) {
        return Resources.named(filter.resource()).orders().stream()
                .filter(order -> order.needs() == null || filter.query().contains(order.needs() + "="))
                .map(Order::name)
                .toList();
    }

    private static List<String> all(String path, int limit) {
        return stored.all(path + "&limit=" + limit);
    }
}
