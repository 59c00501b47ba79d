package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of orders: stored once, counted right, followed when they change. */
@ExtendWith(RunningSync.class)
final class OrdersTest {

    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final SyncSystem system;

    OrdersTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.connect(FakeEnvironment.SANDBOX);
    }

    @Test
    void aFirstRunStoresEveryOrderAndItsLineItemsOnce() {
        var run = system.runToEnd("{}");

        counts(run, SyncSystem.ORDERS, 0, 0, 0);
        assertThat(run.path("rows").path("seen").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(run.path("pages").asInt()).isEqualTo(SyncSystem.PAGES);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM order_line_items"))
                .isEqualTo(system.sql.number("SELECT sum(jsonb_array_length(raw -> 'lineItems')) FROM orders"));
    }

    @Test
    void theNextRunReadsOnlyWhatChangedAndTellsItFromTheOverlap() {
        system.advance(Duration.ofHours(1));
        system.runToEnd("{}");
        long overlap = system.sql.number(
                "SELECT count(*) FROM orders WHERE last_modified_at >= ?::timestamptz - interval '30 minutes'",
                watermark());
        system.advance(A_WHILE);
        system.ebay.touchNewestOrders("seller-a", 3);
        system.advance(A_WHILE);

        var run = system.runToEnd("{}");

        assertThat(run.path("pages").asInt()).isEqualTo(1);
        assertThat(run.path("rows").path("updated").asInt()).isEqualTo(3);
        assertThat(run.path("rows").path("inserted").asInt()).isZero();
        assertThat(run.path("rows").path("unchanged").asLong()).isBetween(Math.max(0, overlap - 3), overlap);
        assertThat(system.sql.texts(
                        "SELECT DISTINCT fulfillment_status FROM orders WHERE run_id = ?::uuid",
                        run.path("id").asText()))
                .containsExactly("FULFILLED");
    }

    @Test
    void anOrderThatEbaysIndexShowedTooLateComesWithTheOverlap() {
        var late = system.ebay.now().truncatedTo(ChronoUnit.MILLIS); // as fine as eBay tells a moment
        system.ebay.touchNewestOrders("seller-a", 1);
        system.advance(A_WHILE);
        var hidden = new AtomicInteger();
        system.sandbox.eachPage(page -> {
            for (var orders = page.path("orders").elements(); orders.hasNext(); ) {
                if (!Instant.parse(orders.next().path("lastModifiedDate").asText())
                        .isBefore(late)) {
                    orders.remove();
                    hidden.set(1);
                }
            }
            page.put("total", page.path("total").asInt() - hidden.get()); // it is in the last window
        });
        counts(system.runToEnd("{}"), SyncSystem.ORDERS - 1, 0, 0, 0);
        system.sandbox.passAll();
        system.advance(A_WHILE);

        var next = system.runToEnd("{}");

        assertThat(next.path("rows").path("inserted").asInt()).isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    /** Longer ago than the overlap, which would hide what this run misses. */
    @Test
    void ordersThatMoveUpWhileAWindowIsReadAreNotMissed() {
        system.runToEnd("{}");
        system.advance(A_WHILE);
        system.ebay.touchNewestOrders("seller-a", 600);
        system.advance(Duration.ofMinutes(45));
        system.ebay.forgetCalls();
        var shift = system.atPage(2, () -> {
            system.advance(Duration.ofMinutes(1));
            system.ebay.touchNewestOrders("seller-a", 100);
            return true;
        });

        var run = system.runToEnd("{}");

        assertThat(shift).isCompleted();
        counts(run, 0, 600, run.path("rows").path("unchanged").asInt(), 0);
        system.advance(A_WHILE);
        assertThat(system.runToEnd("{}").path("rows").path("updated").asInt())
                .as("those that left the window")
                .isEqualTo(100);
    }

    @Test
    void theLineItemsOfAChangedOrderAreReplaced() {
        system.runToEnd("{}");
        var order = system.sql.text(
                "SELECT order_id FROM order_line_items GROUP BY order_id HAVING count(*) > 1 ORDER BY order_id DESC"
                        + " LIMIT 1");
        system.advance(A_WHILE);
        var now = system.ebay.now().toString();
        eachOrder(node -> {
            if (node.path("orderId").asText().equals(order)) {
                node.put("lastModifiedDate", now);
                var items = (ArrayNode) node.path("lineItems");
                while (items.size() > 1) {
                    items.remove(1);
                }
                ((ObjectNode) items.get(0)).put("title", "Another title");
            }
        });

        var run = system.runToEnd("{\"full\":true}");

        assertThat(run.path("rows").path("updated").asInt()).isEqualTo(1);
        assertThat(system.sql.texts("SELECT title FROM order_line_items WHERE order_id = ?", order))
                .containsExactly("Another title");
    }

    @Test
    void anOrderThatIsModifiedAfterEbayMaskedItsBuyerKeepsTheBuyerThatWasKnown() {
        system.runToEnd("{}");
        var buyers = buyers();
        assertThat(buyers).anyMatch(buyer -> buyer.contains("@members.ebay.com"));
        system.advance(A_WHILE);
        var now = system.ebay.now().toString();
        eachOrder(order -> {
            order.put("lastModifiedDate", now).put("orderFulfillmentStatus", "CHANGED");
            mask(order.at("/buyer/buyerRegistrationAddress"));
            mask(order.at("/fulfillmentStartInstructions/0/shippingStep/shipTo"));
        });

        var run = system.runToEnd("{\"full\":true}");

        counts(run, 0, SyncSystem.ORDERS, 0, 0);
        assertThat(buyers()).isEqualTo(buyers);
        assertThat(system.sql.texts("SELECT DISTINCT fulfillment_status FROM orders"))
                .containsExactly("CHANGED");
        assertThat(system.sql.texts("SELECT DISTINCT raw ->> 'orderFulfillmentStatus' FROM orders"))
                .containsExactly("CHANGED");
    }

    @Test
    void whatEbayShowsOfABuyerWhenItsPeriodIsOverIsNotStored() {
        eachOrder(order -> ((ObjectNode) order.at("/buyer/buyerRegistrationAddress"))
                .put("fullName", "Ann Planted")
                .put("email", "ann@planted.example"));
        var worker = system.worker(Map.of("RETENTION_BUYER_CONTACT_DAYS", "20", "RETENTION_BUYER_EMAIL_DAYS", "10"));
        system.ask("{}");
        system.queue.deliver(worker);
        worker.context().close();

        var shown = new TreeSet<String>();
        Opened.rows(system, "orders", "order_id").values().forEach(order -> {
            var changed = Instant.parse(order.raw().path("lastModifiedDate").asText());
            var days = Duration.between(changed, system.clock.instant()).toDays();
            var buyer = order.raw().path("buyer");
            assertThat(buyer.path("username").asText()).isNotBlank();
            shown.add((days < 10 ? "fresh" : days < 20 ? "later" : "old")
                    + (buyer.toString().contains("Ann Planted") ? " name" : "")
                    + (buyer.toString().contains("@planted") ? " email" : "")
                    + (order.raw()
                                    .at("/fulfillmentStartInstructions/0/shippingStep/shipTo")
                                    .isMissingNode()
                            ? ""
                            : " address"));
        });
        assertThat(shown).containsExactly("fresh name email address", "later name address", "old");
    }

    private static void mask(JsonNode contact) {
        var masked = (ObjectNode) contact;
        masked.put("fullName", "*****").remove("email");
        ((ObjectNode) masked.path("contactAddress"))
                .put("addressLine1", "*****")
                .put("city", "*****");
        ((ObjectNode) masked.path("primaryPhone")).put("phoneNumber", "*****");
    }

    /** Name, address, telephone and e-mail address of every order. */
    private List<String> buyers() {
        return Opened.rows(system, "orders", "order_id").entrySet().stream()
                .map(order -> order.getKey()
                        + order.getValue().raw().path("buyer")
                        + order.getValue().raw().at("/fulfillmentStartInstructions/0/shippingStep/shipTo"))
                .toList();
    }

    @Test
    void whatPeopleAskForIsInColumns() {
        system.runToEnd("{}");

        assertThat(system.sql.number("""
            SELECT count(*) FROM orders
            WHERE delivery_cost IS DISTINCT FROM (raw #>> '{pricingSummary,deliveryCost,value}')::numeric
               OR tax_by_ebay IS DISTINCT FROM (
                  SELECT sum((tax #>> '{amount,value}')::numeric)
                  FROM jsonb_path_query(raw, '$.lineItems[*].ebayCollectAndRemitTaxes[*]') tax)
               OR refund_total IS DISTINCT FROM (
                  SELECT sum((refund #>> '{amount,value}')::numeric)
                  FROM jsonb_path_query(raw, '$.paymentSummary.refunds[*]') refund)
               OR held_total IS DISTINCT FROM (
                  SELECT sum((hold #>> '{holdAmount,value}')::numeric)
                  FROM jsonb_path_query(raw, '$.paymentSummary.payments[*].paymentHolds[*]') hold
                  WHERE hold ->> 'holdState' = 'HELD')
            """)).isZero();
        assertThat(system.sql.texts(
                        "SELECT concat_ws(' ', order_id, tax_country, ship_to_country) FROM orders ORDER BY 1"))
                .isEqualTo(Opened.rows(system, "orders", "order_id").entrySet().stream()
                        .map(order -> countries(order.getKey(), order.getValue().raw()))
                        .sorted()
                        .toList());
        assertThat(system.sql.texts("""
            SELECT count(tax_by_ebay) > 0 AND count(refund_total) > 0 AND count(held_total) > 0
                   AND count(DISTINCT ship_to_country) > 3
            FROM orders
            """)).containsExactly("t");
        assertThat(system.sql.number("""
            SELECT count(*) FROM order_line_items
            WHERE delivery_cost IS DISTINCT FROM (raw #>> '{deliveryCost,shippingCost,value}')::numeric
               OR tax_by_ebay IS DISTINCT FROM (raw #>> '{ebayCollectAndRemitTaxes,0,amount,value}')::numeric
               OR refund_total IS DISTINCT FROM (raw #>> '{refunds,0,amount,value}')::numeric
            """)).isZero();
    }

    @Test
    void anOrderThatEbayDidNotModifyIsLeftAlone() {
        system.runToEnd("{}");
        system.advance(A_WHILE);
        eachOrder(node -> ((ObjectNode) node.path("buyer")).put("username", "masked"));

        var run = system.runToEnd("{\"full\":true}");

        counts(run, 0, 0, SyncSystem.ORDERS, 0);
        assertThat(Opened.rows(system, "orders", "order_id").values())
                .hasSize(SyncSystem.ORDERS)
                .noneMatch(order -> order.raw().at("/buyer/username").asText().equals("masked"));
    }

    private static String countries(String id, JsonNode order) {
        return Stream.of(
                        order.at("/buyer/taxAddress/countryCode"),
                        order.at("/fulfillmentStartInstructions/0/shippingStep/shipTo/contactAddress/countryCode"))
                .map(JsonNode::asText)
                .filter(country -> !country.isEmpty())
                .reduce(id, (before, country) -> before + " " + country);
    }

    private static void counts(JsonNode run, int inserted, int updated, int unchanged, int quarantined) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(inserted);
        assertThat(run.path("rows").path("updated").asInt()).isEqualTo(updated);
        assertThat(run.path("rows").path("unchanged").asInt()).isEqualTo(unchanged);
        assertThat(run.path("rows").path("quarantined").asInt()).isEqualTo(quarantined);
    }

    private String watermark() {
        return system.sql.text("SELECT watermark FROM sync_checkpoints");
    }

    private void eachOrder(Consumer<ObjectNode> alteration) {
        system.sandbox.eachPage(page -> page.path("orders").forEach(order -> alteration.accept((ObjectNode) order)));
    }
}
