package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of transactions, payouts and funds: stored once, followed when they change. */
@ExtendWith(RunningSync.class)
final class TransactionsTest {

    /** Three windows of transactions, three of payouts, and the funds. */
    private static final int PAGES = 7;

    private static final int LARGEST_PAGE = 1_000;

    private final SyncSystem system;

    TransactionsTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.connect(FakeEnvironment.SANDBOX);
    }

    @Test
    void aFirstRunStoresEveryTransactionEveryPayoutAndTheFunds() {
        var run = run("{}");

        assertThat(rows(run, "inserted")).isEqualTo(transactions() + payouts() + 1);
        assertThat(run.path("pages").asInt()).isEqualTo(PAGES);
        assertThat(system.sql.number("SELECT count(*) FROM transactions")).isEqualTo(transactions());
        assertThat(system.sql.number("SELECT count(*) FROM payouts")).isEqualTo(payouts());
        assertThat(system.sql.number("SELECT count(*) FROM funds_snapshots")).isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM transaction_fees")).isEqualTo(system.sql.number("""
            SELECT sum(jsonb_array_length(line -> 'marketplaceFees'))
            FROM transactions t, jsonb_array_elements(t.raw -> 'orderLineItems') AS line
            """));
        assertThat(system.sql.texts("SELECT DISTINCT transaction_type FROM transactions ORDER BY 1"))
                .containsExactly("NON_SALE_CHARGE", "REFUND", "SALE", "SHIPPING_LABEL");
    }

    @Test
    void columnsHoldWhatEbaySent() {
        run("{}");

        assertThat(system.sql.number("""
            SELECT count(*) FROM transactions
            WHERE amount_value <> CAST(raw #>> '{amount,value}' AS numeric)
               OR amount_currency <> raw #>> '{amount,currency}'
               OR converted_from_value IS DISTINCT FROM CAST(raw #>> '{amount,convertedFromValue}' AS numeric)
               OR exchange_rate IS DISTINCT FROM CAST(raw #>> '{amount,exchangeRate}' AS numeric)
               OR total_fee_value IS DISTINCT FROM CAST(raw #>> '{totalFeeAmount,value}' AS numeric)
               OR collected_tax_value IS DISTINCT FROM CAST(raw #>> '{eBayCollectedTaxAmount,value}' AS numeric)
               OR transaction_date <> CAST(raw ->> 'transactionDate' AS timestamptz)
               OR buyer_username IS NOT NULL OR (buyer_hash IS NULL) <> (personal IS NULL)
               OR reference_ids IS DISTINCT FROM raw -> 'references'
               OR payout_id IS DISTINCT FROM raw ->> 'payoutId'
            """)).isZero();
        assertThat(system.sql.number("SELECT count(*) FROM transactions WHERE converted_from_currency = 'EUR'"))
                .isPositive();
        assertThat(system.sql.number("""
            SELECT count(*) FROM transactions t
            WHERE total_fee_value <> (
                SELECT sum(f.amount_value) FROM transaction_fees f
                WHERE f.account_id = t.account_id AND f.transaction_id = t.transaction_id
                  AND f.transaction_type = t.transaction_type)
            """)).as("fees that do not add up").isZero();
        assertThat(system.sql.number("""
            SELECT count(*) FROM payouts p
            WHERE p.amount_value <> (
                SELECT sum(CASE booking_entry WHEN 'CREDIT' THEN t.amount_value ELSE -t.amount_value END)
                FROM transactions t WHERE t.account_id = p.account_id AND t.payout_id = p.payout_id)
            """))
                .as("payouts that are not the sum of their transactions")
                .isZero();
    }

    /** A transaction's status may change in the second between the runs. */
    @Test
    void theNextRunReadsAllAgainAndLeavesWhatDidNotChangeAlone() {
        run("{}");

        var run = run("{}");

        assertThat(run.path("calls").asInt())
                .as("transactions, payouts and the funds")
                .isEqualTo(3);
        assertThat(rows(run, "inserted")).isZero();
        assertThat(rows(run, "unchanged")).isBetween(transactions() + payouts() - 2, transactions() + payouts() + 1);
        assertThat(system.sql.number(
                        "SELECT count(*) FROM transactions WHERE transaction_status = 'PAYOUT' AND run_id = ?::uuid",
                        run.path("id").asText()))
                .isZero();
    }

    @Test
    void aPayoutThatComesLateUpdatesItsTransactionAndReplacesItsFees() {
        var late = new String[1];
        firstSale(sale -> {
            late[0] = sale.path("transactionId").asText();
            sale.remove("payoutId");
            sale.put("transactionStatus", "FUNDS_PROCESSING");
            var fees = (ArrayNode) sale.at("/orderLineItems/0/marketplaceFees");
            fees.add(fees.get(0).deepCopy());
        });
        run("{}");
        var before = fees(late[0]);
        assertThat(payoutOf(late[0])).isNull();
        system.sandboxApiz.passAll();

        var run = run("{}");

        assertThat(rows(run, "updated")).isBetween(1, 3);
        assertThat(payoutOf(late[0])).isNotNull();
        assertThat(fees(late[0])).isEqualTo(before - 1);
    }

    @Test
    void aBuyerWhomEbayNoLongerNamesIsKept() {
        run("{}");
        var sale = new String[1];
        firstSale(each -> {
            sale[0] = each.path("transactionId").asText();
            each.remove("buyer");
        });

        run("{}");

        var kept = Opened.rows(system, "transactions", "transaction_id", "transaction_type")
                .get(sale[0] + " SALE");
        assertThat(kept.raw().has("buyer")).isFalse();
        assertThat(kept.text("buyer_username", "buyer/username")).startsWith("buyer-");

        firstSale(each -> each.remove("buyer"));
        assertThat(rows(run("{}"), "updated")).as("eBay sent the same").isZero();
    }

    @Test
    void aMonthWithoutTransactionsIsNoFault() {
        var now = system.clock.instant();

        var run = run("{\"from\":\"" + now.minus(Duration.ofDays(200)) + "\",\"to\":\""
                + now.minus(Duration.ofDays(175)) + "\"}");

        assertThat(rows(run, "seen")).as("the funds").isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM transactions")).isZero();
    }

    @Test
    void onlyThePeriodThatWasAskedForIsRead() {
        var now = system.clock.instant();
        var from = now.minus(Duration.ofDays(50));
        var to = now.minus(Duration.ofDays(10));

        run("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");

        assertThat(system.sql.number("SELECT count(*) FROM transactions")).isPositive();
        assertThat(system.sql.number(
                        "SELECT count(*) FROM transactions WHERE transaction_date NOT BETWEEN ?::timestamptz AND"
                                + " ?::timestamptz",
                        from.minusSeconds(1).toString(),
                        to.plusSeconds(1).toString()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        no amount  | amount is missing
        no number  | amount is not a number
        no date    | transactionDate is missing
        NUL        | the record holds a NUL character
        """)
    void aTransactionThatCannotBeReadIsSetAsideAndStoredWhenEbayMendsIt(String fault, String reason) {
        firstSale(sale -> {
            switch (fault) {
                case "no amount" -> sale.remove("amount");
                case "no number" -> ((ObjectNode) sale.path("amount")).put("value", "a lot");
                case "no date" -> sale.remove("transactionDate");
                default -> sale.put("transactionMemo", "1\u00002");
            }
        });

        var run = run("{}");

        assertThat(rows(run, "quarantined")).isEqualTo(1);
        assertThat(rows(run, "inserted")).isEqualTo(transactions() + payouts());
        assertThat(system.sql.texts("SELECT reason FROM quarantined_records")).containsExactly(reason);
        system.sandboxApiz.passAll();
        assertThat(rows(run("{}"), "inserted")).isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    @Test
    void fundsAreStoredWhenTheyDifferAndOnceADay() {
        everyFunds("1.5");
        run("{}");
        run("{}");
        assertThat(snapshots()).isEqualTo(1);
        everyFunds("1.50");
        run("{}");
        assertThat(snapshots()).as("the same amount in other words").isEqualTo(1);

        everyFunds("1.51");
        run("{}");
        assertThat(snapshots()).isEqualTo(2);

        system.sql.run("UPDATE funds_snapshots SET taken_at = taken_at - interval '25 hours'");
        run("{}");
        assertThat(snapshots()).isEqualTo(3);
    }

    @Test
    void aDryRunOfFiveYearsKeepsToEbaysLongestPeriod() {
        var dry = system.post("/api/ebay/sync/transactions", "{\"full\":true,\"dry_run\":true}")
                .json();

        assertThat(dry.path("error").isNull()).as(dry.toString()).isTrue();
        assertThat(dry.at("/estimate/records").asInt()).isEqualTo(transactions() + payouts() + 1);
        assertThat(dry.path("windows")).hasSizeGreaterThan(2 * 5 * 12);
    }

    private int transactions() {
        return system.ebay.finances().transactions(FakeEnvironment.SANDBOX, "seller-a");
    }

    private int payouts() {
        return system.ebay.finances().payouts(FakeEnvironment.SANDBOX, "seller-a");
    }

    private long snapshots() {
        return system.sql.number("SELECT count(*) FROM funds_snapshots");
    }

    private String payoutOf(String sale) {
        return system.sql.text(
                "SELECT payout_id FROM transactions WHERE transaction_id = ? AND transaction_type = 'SALE'", sale);
    }

    private long fees(String sale) {
        return system.sql.number(
                "SELECT count(*) FROM transaction_fees WHERE transaction_id = ? AND transaction_type = 'SALE'", sale);
    }

    private JsonNode run(String body) {
        var run = system.runToEnd("transactions", body);
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private static int rows(JsonNode run, String what) {
        return run.path("rows").path(what).asInt();
    }

    /** Alters the oldest sale each time it is listed. */
    private void firstSale(Consumer<ObjectNode> alteration) {
        var done = new AtomicBoolean();
        system.sandboxApiz.eachPage(page -> {
            for (var each : page.path("transactions")) {
                if (each.path("transactionType").asText().equals("SALE") && done.compareAndSet(false, true)) {
                    alteration.accept((ObjectNode) each);
                }
            }
        });
    }

    private void everyFunds(String value) {
        system.sandboxApiz.eachPage(page -> {
            if (page.has("availableFunds")) {
                for (var each : List.of("totalFunds", "availableFunds", "fundsOnHold", "processingFunds")) {
                    page.putObject(each).put("value", value).put("currency", "USD");
                }
            }
        });
    }
}
