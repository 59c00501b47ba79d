package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.sync.run.quota.QuotaDay;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether anything is missing, by eBay's own counts and sums; and the repair of what is. Long, because each resource counts
 * in its own way.
 */
@ExtendWith(PatientSync.class)
final class ProofTest {

    private static final int DAYS = 35;

    private final SyncSystem system;
    private UUID account;

    ProofTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        account = system.connect();
    }

    @Test
    void everythingIsProvenAfterAFirstLoad() {
        for (var resource : List.of("orders", "transactions", "disputes", "messages", "inventory")) {
            assertThat(system.runToEnd(resource, "{}").path("state").asText()).isEqualTo("SUCCEEDED");
        }

        var asked = system.post("/api/ebay/sync/proof", "{\"account_id\":\"" + account + "\"}");
        deliver();

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        var shown = system.get("/api/ebay/sync/proof").json();
        assertThat(shown.path("items")).hasSize(5);
        for (var item : shown.path("items")) {
            assertThat(item.path("unproven")).as(item.toString()).isEmpty();
            assertThat(item.path("summary").asText()).startsWith("0 missing, 0 double");
            assertThat(item.path("checked_at").isNull()).isFalse();
        }
        assertThat(item(shown, "orders").path("summary").asText())
                .isEqualTo("0 missing, 0 double; 35 of 35 days proven.");
        assertThat(item(shown, "transactions").path("summary").asText())
                .contains("differs by 0.00 USD; 35 of 35 days proven.");
        assertThat(item(shown, "inventory").path("summary").asText()).isEqualTo("0 missing, 0 double; proven.");
        assertThat(shown.path("not_provable").toString()).isEqualTo("[\"offers\"]");
    }

    @Test
    void ordersThatAreMissingOnADayAreFoundAndOnlyThatDayIsReadAgain() {
        system.runToEnd("{}");
        var day = fullestDay("orders", "created_at");
        delete("orders", "created_at", day);
        check("orders");

        var differs = only(item("orders"));
        assertThat(differs.path("day").asText()).isEqualTo(day);
        assertThat(differs.path("state").asText()).isEqualTo("differs");
        assertThat(differs.path("missing").asInt()).isEqualTo(3);
        assertThat(differs.path("ebay_count").asInt()
                        - differs.path("our_count").asInt())
                .isEqualTo(3);

        system.ebay.forgetCalls();
        var repair = repair("orders");
        assertThat(repair.path("days").toString()).isEqualTo("[\"" + day + "\"]");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).as("one day, one page").isEqualTo(1);
        var run = system.show(UUID.fromString(repair.path("run_id").asText()));
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(3);
        assertThat(only(item("orders")).path("repair_run_id").asText())
                .isEqualTo(repair.path("run_id").asText());

        system.fire();
        deliver();

        assertThat(item("orders").path("unproven")).isEmpty();
        assertThat(system.ebay.calls(SyncSystem.PAGE)).as("and its check").isEqualTo(2);
        system.fire();
        assertThat(system.queue.empty()).as("once").isTrue();
        assertThat(system.post("/api/ebay/sync/proof/repair", "{\"resource\":\"orders\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void moneyThatIsMissingOnADayIsFoundAndRepaired() {
        system.runToEnd("transactions", "{}");
        var day = fullestDay("transactions", "transaction_date");
        var before = sum(day);
        delete("transactions", "transaction_date", day);
        check("transactions");

        var item = item("transactions");
        var differs = only(item);
        assertThat(differs.path("missing").asInt()).isEqualTo(3);
        assertThat(differs.at("/money/0/difference").decimalValue())
                .isEqualByComparingTo(sum(day).subtract(before))
                .isNotZero();
        assertThat(item.path("summary").asText())
                .startsWith("3 missing, 0 double, differs by ")
                .endsWith(" USD; 34 of 35 days proven.");

        system.ebay.forgetCalls();
        repair("transactions");
        assertThat(system.ebay.calls("transaction.page")).isEqualTo(1);
        assertThat(system.ebay.calls("payout.page")).isZero();
        system.fire();
        deliver();

        assertThat(item("transactions").path("unproven")).isEmpty();
    }

    @Test
    void anAmountThatDiffersIsFoundThoughTheCountsAreEqual() {
        system.runToEnd("transactions", "{}");
        var day = fullestDay("transactions", "transaction_date");
        system.sql.run("""
            UPDATE transactions SET amount_value = amount_value + 0.01
            WHERE ctid = (SELECT ctid FROM transactions
                          WHERE booking_entry = 'CREDIT' AND CAST(transaction_date AT TIME ZONE 'UTC' AS date) = ?::date
                          LIMIT 1)
            """, day);

        check("transactions");

        var differs = only(item("transactions"));
        assertThat(differs.path("missing").asInt()).isZero();
        assertThat(differs.at("/money/0/difference").asText()).isEqualTo("0.01");
    }

    @Test
    void anOrderThatEbayModifiedIsNoDifference() {
        system.runToEnd("{}");
        system.advance(Duration.ofHours(1));
        system.ebay.touchNewestOrders("seller-a", 7);

        check("orders");

        assertThat(item("orders").path("unproven")).isEmpty();
    }

    @Test
    void anOrderThatIsStoredUnderTwoIdsIsADouble() {
        system.runToEnd("{}");
        var day = fullestDay("orders", "created_at");
        system.sql.run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, run_id, first_stored_at, stored_at)
            SELECT account_id, 'other-' || order_id, created_at, last_modified_at,
                   jsonb_build_object('legacyOrderId', order_id), run_id, first_stored_at, stored_at
            FROM orders WHERE CAST(created_at AT TIME ZONE 'UTC' AS date) = ?::date LIMIT 1
            """, day);

        check("orders");

        assertThat(only(item("orders")).path("doubled").asInt()).isEqualTo(1);
        assertThat(item("orders").path("summary").asText()).startsWith("0 missing, 1 double");
    }

    /** eBay answers 204; the days need not have been read. */
    @Test
    void aDayWithoutTransactionsIsProven() {
        var to = today().minusDays(200);
        post("{\"resource\":\"transactions\",\"from\":\"" + to.minusDays(2) + "\",\"to\":\"" + to + "\"}");
        deliver();

        var item = system.get("/api/ebay/sync/proof?resource=transactions&from=" + to.minusDays(2) + "&to=" + to)
                .json()
                .path("items")
                .path(0);
        assertThat(item.path("proven").asInt()).isEqualTo(3);
        assertThat(system.ebay.calls("transaction.page")).isEqualTo(3);
        assertThat(system.ebay.calls("transaction.summary")).isZero();
    }

    @Test
    void whatNoSyncHasReadIsUnknown() {
        assertThat(item("orders").path("unknown").asInt()).isEqualTo(DAYS);
        assertThat(reason(item("orders"))).isEqualTo("Not checked yet.");

        check("orders");

        assertThat(item("orders").path("differing").asInt()).isZero();
        assertThat(reason(item("orders"))).isEqualTo("No sync has read all of this yet.");
    }

    @Test
    void whatTheQuotaDoesNotAllowStaysUnknownAndIsCheckedTheNextDay() {
        system.runToEnd("{}");
        anotherDay();
        system.runToEnd("{}");
        system.ebay.orderQuota(20);
        system.sql.run(
                "UPDATE ebay_calls SET calls_limit = 20, asked_at = now() WHERE day = ?",
                QuotaDay.of(system.clock.instant()));

        check("orders");

        var item = item("orders");
        assertThat(item.path("proven").asInt()).isBetween(1, 10);
        assertThat(item.path("unknown").asInt())
                .isEqualTo(DAYS - item.path("proven").asInt());
        assertThat(reason(item)).contains("the connector's share is 16");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isLessThanOrEqualTo(16 + SyncSystem.PAGES);
        system.ebay.orderQuota(100_000);
        anotherDay();
        system.sweep();
        deliver();
        assertThat(item("orders").path("unknown").asInt()).isLessThanOrEqualTo(1);
    }

    @Test
    void everyNightEachAccountIsCheckedOnceWhateverFires() {
        system.runToEnd("{}");
        var first = system.scheduler(Map.of("SYNC_PROOFS", "true"));
        var second = system.scheduler(Map.of("SYNC_PROOFS", "true"));
        try (var _ = first.context();
                var _ = second.context()) {
            system.fire(first);
            system.fire(second);
            assertThat(system.sql.number("""
                SELECT count(*) FROM sync_schedules
                WHERE resource = 'proof:orders' AND every_seconds = 86400
                  AND EXTRACT(HOUR FROM next_due_at AT TIME ZONE 'UTC') BETWEEN 2 AND 7
                """)).isEqualTo(1);
            system.sql.run("UPDATE sync_schedules SET paused = true WHERE resource = 'orders'");
            for (int night = 1; night <= 2; night++) {
                system.advance(Duration.ofDays(1));
                system.sql.run(
                        "UPDATE sync_schedules SET next_due_at = ?::timestamptz WHERE resource = 'proof:orders'",
                        system.clock.instant().toString());
                for (int i = 0; i < 3; i++) {
                    system.fire(first);
                    system.fire(second);
                }
                deliver();
                assertThat(system.sql.number("SELECT count(*) FROM sync_runs WHERE resource = 'proof:orders'"))
                        .isEqualTo(night);
            }
        }
        assertThat(system.sql.number("SELECT max(calls) FROM sync_runs WHERE resource = 'proof:orders'"))
                .as("seven recent days, four older ones, and the one that the second night adds")
                .isLessThanOrEqualTo(13);
    }

    @Test
    void anItemThatEbayHasNoMoreAndAnotherThatIsNewAreToldByTheWholeList() {
        system.runToEnd("inventory", "{}");
        system.ebay.inventory().add("seller-a", "brand-new-1");
        check("inventory");
        assertThat(only(item("inventory")).path("missing").asInt()).isEqualTo(1);

        repair("inventory");
        system.fire();
        deliver();

        assertThat(item("inventory").path("unproven")).isEmpty();
    }

    @Test
    void aProofIsNoResourceToSync() {
        assertThat(system.post("/api/ebay/sync/proof:orders", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resource\":\"offers\"}",
                "{\"resource\":\"nothing\"}",
                "{\"from\":\"yesterday\"}",
                "{\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"}",
                "{\"to\":\"2999-01-01\"}",
                "{\"dry_run\":true}"
            })
    void whatCannotBeCheckedIsRefused(String body) {
        assertThat(system.post("/api/ebay/sync/proof", body).status()).isEqualTo(422);
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void viewersSeeAProofAndStartNone() {
        var viewer = TestSession.of("VIEWER");
        assertThat(system.send(HttpEvent.get("/api/ebay/sync/proof").bearer(viewer))
                        .status())
                .isEqualTo(200);
        assertThat(system.send(HttpEvent.post("/api/ebay/sync/proof", "{}").bearer(viewer))
                        .status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.post("/api/ebay/sync/proof/repair", "{\"resource\":\"orders\"}")
                                .bearer(viewer))
                        .status())
                .isEqualTo(403);
        assertThat(system.get("/api/ebay/sync/proof?from=soon").fields()).containsExactly("from");
        assertThat(system.post("/api/ebay/sync/proof/repair", "{}").fields()).containsExactly("resource");
    }

    private void check(String resource) {
        post("{\"resource\":\"" + resource + "\"}");
        deliver();
    }

    private HttpAnswer post(String body) {
        var answer = system.post("/api/ebay/sync/proof", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer;
    }

    private JsonNode repair(String resource) {
        var answer = system.post("/api/ebay/sync/proof/repair", "{\"resource\":\"" + resource + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        deliver();
        return answer.json();
    }

    private void deliver() {
        system.queue.deliverAll(system.worker);
    }

    private JsonNode item(String resource) {
        return item(system.get("/api/ebay/sync/proof").json(), resource);
    }

    private static JsonNode item(JsonNode shown, String resource) {
        for (var item : shown.path("items")) {
            if (item.path("resource").asText().equals(resource)) {
                return item;
            }
        }
        throw new AssertionError("no " + resource + " in " + shown);
    }

    private static JsonNode only(JsonNode item) {
        assertThat(item.path("unproven")).as(item.toString()).hasSize(1);
        return item.path("unproven").path(0);
    }

    private static String reason(JsonNode item) {
        return item.path("unproven")
                .path(item.path("unproven").size() - 1)
                .path("reason")
                .asText();
    }

    /** A closed day of the last weeks with at least four rows. */
    private String fullestDay(String table, String column) {
        return system.sql.text(
                "SELECT CAST(CAST(" + column + " AT TIME ZONE 'UTC' AS date) AS text) FROM " + table + " WHERE "
                        + column
                        + " > ?::timestamptz - interval '30 days' AND " + column
                        + " < date_trunc('day', ?::timestamptz, 'UTC') - interval '1 day' GROUP BY 1"
                        + " ORDER BY count(*) DESC LIMIT 1",
                system.clock.instant().toString(),
                system.clock.instant().toString());
    }

    private void delete(String table, String column, String day) {
        system.sql.run(
                "DELETE FROM " + table + " WHERE ctid IN (SELECT ctid FROM " + table + " WHERE CAST(" + column
                        + " AT TIME ZONE 'UTC' AS date) = ?::date ORDER BY " + column + " LIMIT 3)",
                day);
    }

    private BigDecimal sum(String day) {
        return new BigDecimal(system.sql.text("""
            SELECT CAST(sum(CASE booking_entry WHEN 'CREDIT' THEN amount_value ELSE -amount_value END) AS text)
            FROM transactions WHERE CAST(transaction_date AT TIME ZONE 'UTC' AS date) = ?::date
            """, day));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(system.clock.instant(), ZoneOffset.UTC);
    }

    private void anotherDay() {
        system.advance(Duration.between(system.clock.instant(), QuotaDay.end(system.clock.instant()))
                .plusSeconds(1));
    }
}
