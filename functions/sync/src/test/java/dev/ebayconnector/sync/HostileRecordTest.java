package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One hostile order spoils only itself: it is set aside, whatever it holds, and every other order is stored. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class HostileRecordTest {

    private static final int GOOD = 20;

    private final SyncSystem system;

    HostileRecordTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.connect(FakeEnvironment.SANDBOX);
    }

    /** Records that can never be stored. */
    static List<String> hostile() {
        var good = OrderList.order("30-00000-00000");
        return List.of(
                good.replace("30-00000-00000", "30\\u0000"),
                good.replace("30-00000-00000", "30\\ud800"),
                good.replace("30-00000-00000", "30".repeat(600_000)),
                good.replace("\"30-00000-00000\"", "{\"a\":1}"),
                good.replace("\"30-00000-00000\"", "null"),
                good.replace("Thing", "x\\u0000y"),
                good.replace("Thing", "\\udc00\\ud800"),
                good.replace("Thing", "x\u0000y"),
                good.replace("Thing", "x\ty"),
                good.replace("Thing", "\\q"),
                good.replace("\"title\"", "\"ti\\u0000tle\""),
                good.replace("\"26.98\"", "\"1e131073\""),
                good.replace("\"26.98\"", "1e131073"),
                good.replace("\"26.98\"", "\"1e2000000000\""),
                good.replace("\"26.98\"", "\"-" + "9".repeat(2_000) + "\""),
                good.replace("\"26.98\"", "9".repeat(200_000)),
                good.replace("\"26.98\"", "\"twenty\""),
                good.replace("\"quantity\":1", "\"quantity\":1,\"x\":1e400000"),
                good.replace("\"quantity\":1", "\"quantity\":1,\"x\":NaN"),
                good.replace("\"quantity\":1", "\"quantity\":01"),
                good.replace("\"quantity\":1", "\"x\":" + "[".repeat(1_500) + "]".repeat(1_500)),
                good.replace("\"quantity\":1", "\"x\":" + "{\"y\":".repeat(50_000) + "1" + "}".repeat(50_000)),
                good.replace("2026-05-01T09:07:33.000Z", "+999999999-01-01T00:00:00Z"),
                good.replace("2026-05-01T09:07:33.000Z", "-4800-01-01T00:00:00Z"),
                good.replace("2026-05-01T09:07:33.000Z", "2026-02-30T00:00:00Z"),
                good.replace("2026-05-01T09:07:33.000Z", ""),
                good.replace("\"lineItemId\":\"1\",", ""),
                good.replace("[{\"lineItemId\"", "[{\"lineItemId\":\"1\"},{\"lineItemId\""),
                good.replace("[{\"lineItemId\"", "[7,{\"lineItemId\""),
                good.replace("\"1\",\"title\"", "\"" + "1".repeat(500_000) + "\",\"title\""),
                "null",
                "true",
                "17",
                "\"an order\"",
                "\"\\u0000\"",
                "[]",
                "{}",
                "{\"orderId\":\"\"}",
                "{\"orderId\":\"30-1\",\"big\":\"" + "\\u0000é".repeat(300_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileOrderIsSetAsideAndTheOthersAreStored(String bad) {
        var run = run(List.of(bad));

        succeeded(run, 1);
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isEqualTo(1);
        assertThat(system.sql.number(
                        "SELECT count(*) FROM quarantined_records WHERE personal IS NULL OR raw IS NOT NULL OR"
                                + " raw_text IS NOT NULL"))
                .isZero();
        assertThat(system.sql.text("SELECT reason FROM quarantined_records"))
                .matches("[ -~–]{10,200}")
                .doesNotContain("SQLSTATE", "Exception");
    }

    @Test
    void manyHostileOrdersOnOnePageAreSetAsideEachOnce() {
        var all = new ArrayList<>(hostile());
        all.addAll(hostile());

        for (int time = 0; time < 2; time++) {
            var run = run(all);

            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
            assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                    .isEqualTo(new HashSet<>(keys(all)).size());
            assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(GOOD);
        }
    }

    /** Mutates a good order at random, in ways that leave it one element of the list. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noRandomOrderCanFailARun(long seed) {
        var random = new Random(seed);
        var orders = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            orders.add(mutated(OrderList.order("3%d-00000-%05d".formatted(seed % 10, i)), random));
        }

        var run = run(orders);

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE order_id LIKE '20-%'"))
                .isEqualTo(GOOD);
        var rows = run.path("rows");
        assertThat(rows.path("inserted").asInt() + rows.path("quarantined").asInt())
                .isEqualTo(rows.path("seen").asInt());
    }

    @Test
    void aRecordThatBecomesReadableLeavesTheQuarantine() {
        var good = OrderList.order("30-00000-00000");
        succeeded(run(List.of(good.replace("26.98", "a lot"))), 1);
        var first = system.sql.text("SELECT at FROM quarantined_records");
        system.advance(Duration.ofMinutes(1));
        succeeded(run(List.of(good.replace("26.98", "too much"))), 1);
        assertThat(system.sql.texts("SELECT at FROM quarantined_records"))
                .hasSize(1)
                .doesNotContain(first);
        assertThat(system.get("/api/ebay/sync/quarantine/" + system.sql.text("SELECT id FROM quarantined_records"))
                        .json()
                        .path("raw")
                        .asText())
                .contains("\"value\":\"too much\"");

        succeeded(run(List.of(good)), 0);

        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(GOOD + 1);
    }

    @Test
    void theSameIdTwiceOnAPageIsOneOrder() {
        var run = run(List.of(OrderList.order("30-1"), OrderList.order("30-1")), GOOD + 1);

        succeeded(run, 0);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(GOOD + 1);
    }

    private static String mutated(String order, Random random) {
        var hostile =
                List.of("\\u0000", "\\ud800", "\\udfff", "\u0000", "\n", "\\x", "é", "9".repeat(1_200), "-", "1e9999");
        var text = new StringBuilder(order);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int quote = text.indexOf(":\"", random.nextInt(text.length() - 60));
            if (quote > 0) {
                text.insert(quote + 2, hostile.get(random.nextInt(hostile.size())));
            }
        }
        return text.toString();
    }

    private static List<String> keys(List<String> records) {
        return records.stream()
                .map(record -> record.contains("\"30-00000-00000\"") ? "30-00000-00000" : record)
                .toList();
    }

    private JsonNode run(List<String> bad) {
        return run(bad, GOOD + new HashSet<>(keys(bad)).size());
    }

    private JsonNode run(List<String> bad, int total) {
        var orders = new ArrayList<>(bad);
        for (int i = 0; i < GOOD; i++) {
            orders.add(orders.size() / 2, OrderList.order(OrderList.id(i)));
        }
        system.sandbox.answerOrders((call, offset, limit) -> OrderList.raw(orders, total, null));
        return system.runToEnd("{\"from\":\"" + system.clock.instant().minus(Duration.ofDays(5)) + "\"}");
    }

    private void succeeded(JsonNode run, int quarantined) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("quarantined").asInt()).isEqualTo(quarantined);
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE order_id LIKE '20-%'"))
                .isEqualTo(GOOD);
    }
}
