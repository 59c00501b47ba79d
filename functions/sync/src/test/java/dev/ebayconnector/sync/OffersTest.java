package dev.ebayconnector.sync;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.work.Delivery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Offers: the SKUs of the inventory, then the offers of each SKU, side by side. Long, because each case is a way in which
 * the list and its offers disagree, on the same shop.
 */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class OffersTest {

    private static final int SKUS = 27;
    private static final int PAGES = 3;
    private static final String CALL = "inventory.offers";
    private static final String PATH = "/sell/inventory/v1/offer";
    private static final String SELLER = "seller-a";
    private static final String LEAVES = "SKU-00004";
    private static final String REFUSED = "SKU-00002";

    private final SyncSystem system;

    OffersTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.ebay.inventory().size(SKUS);
        system.connect();
    }

    @Test
    void aRunStoresTheOffersOfEverySkuAndNoItem() {
        system.ebay.inventory().delay(Duration.ofMillis(50));

        var run = run();

        rows(run, ids().size(), 0, 0);
        assertThat(run.path("pages").asInt()).isEqualTo(PAGES);
        assertThat(run.path("calls").asInt()).isEqualTo(SKUS + 1);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(system.ebay.mostAtOnce(CALL)).isBetween(2L, 8L);
        assertThat(system.sql.number("SELECT count(*) FROM inventory_items")).isZero();
        assertThat(system.sql.number("""
            SELECT count(*) FROM offers
            WHERE sku = raw ->> 'sku' AND status = raw ->> 'status'
              AND listing_id IS NOT DISTINCT FROM raw #>> '{listing,listingId}'
              AND price_value IS NOT DISTINCT FROM (raw #>> '{pricingSummary,price,value}')::numeric
              AND auction_start_value
                  IS NOT DISTINCT FROM (raw #>> '{pricingSummary,auctionStartPrice,value}')::numeric
              AND price_currency = 'USD' AND available_quantity = (raw ->> 'availableQuantity')::int
            """)).isEqualTo(ids().size());
    }

    @Test
    void oddSkusSkusWithoutOffersAndTwoOffersOfOneSkuAreRead() {
        run();

        assertThat(system.sql.texts("SELECT sku FROM offers WHERE sku !~ '^SKU-[0-9]{5}$' ORDER BY sku"))
                .containsExactlyInAnyOrder(
                        "A/B#1 +&ü", "50% off; size=XL?", "SKU-23456789012345678901234567890123456789012 100%");
        assertThat(system.sql.texts("SELECT format FROM offers WHERE sku = 'SKU-00005'"))
                .containsExactlyInAnyOrder("FIXED_PRICE", "AUCTION");
        assertThat(system.sql.number("SELECT count(*) FROM offers WHERE sku = 'SKU-00009'"))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    @Test
    void whatDidNotChangeIsOnlyMarkedAsSeenAndWhatIsGoneComesBack() {
        run();
        system.ebay.inventory().sell(SELLER, "SKU-00001");
        system.ebay.inventory().remove(SELLER, LEAVES);

        var second = run();

        rows(second, 0, 1, ids().size() - 1);
        assertThat(gone()).containsExactly(LEAVES);
        system.ebay.inventory().add(SELLER, LEAVES);
        rows(run(), 0, 1, ids().size() - 1);
        assertThat(gone()).isEmpty();
    }

    @Test
    void aSkuThatEbayRefusesIsSetAsideAndItsOffersAreNotGone() {
        run();
        system.ebay.inventory().refuse(REFUSED);
        system.ebay.inventory().remove(SELLER, LEAVES);

        var refused = run();

        assertThat(refused.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(refused.path("rows").path("quarantined").asInt()).isEqualTo(1);
        assertThat(system.sql.texts("SELECT record_key FROM quarantined_records"))
                .containsExactly("sku " + REFUSED);
        assertThat(system.sql.text("SELECT reason FROM quarantined_records")).contains("25707");
        assertThat(gone()).containsExactly(LEAVES);

        system.ebay.inventory().accept(REFUSED);
        rows(run(), 0, 0, ids().size());
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    @Test
    void anItemThatCannotBeReadKeepsItsOffers() {
        run();
        system.ebay
                .inventory()
                .eachPage(page -> page.path("inventoryItems").forEach(item -> {
                    if (item.path("sku").asText().equals(REFUSED)) {
                        ((ObjectNode) item).put("size", new BigDecimal("9".repeat(1_100)));
                    }
                }));

        assertThat(run().path("rows").path("quarantined").asInt()).isEqualTo(1);

        assertThat(system.sql.texts("SELECT record_key FROM quarantined_records"))
                .containsExactly("item " + REFUSED);
        assertThat(gone()).isEmpty();
    }

    @Test
    void anOfferWithoutAnIdMayBeAnyOfferSoNothingIsGone() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        offersOf("SKU-00001", page -> ((ObjectNode) page.path("offers").get(0)).remove("offerId"));

        assertThat(run().path("rows").path("quarantined").asInt()).isEqualTo(1);

        assertThat(gone()).isEmpty();
    }

    @Test
    void offersOnSeveralPagesAreAllRead() {
        var first = new AtomicReference<ObjectNode>();
        offersOf("SKU-00001", page -> {
            page.put("total", 2);
            if (page.path("href").asText().contains("offset=1")) {
                ((ArrayNode) page.path("offers")).add(first.get().deepCopy().put("offerId", "second"));
            } else {
                first.set((ObjectNode) page.path("offers").get(0));
            }
        });

        rows(run(), ids().size() + 1, 0, 0);

        assertThat(system.sql.texts("SELECT offer_id FROM offers WHERE sku = 'SKU-00001'"))
                .hasSize(2)
                .contains("second");
    }

    @Test
    void aSkuWithFewerOffersThanEbayCountsIsSetAsideBesideThem() {
        offersOf("SKU-00001", page -> page.put("total", 2));

        var run = run();

        rows(run, ids().size(), 0, 0);
        assertThat(system.sql.texts("SELECT reason FROM quarantined_records"))
                .containsExactly("eBay counts 2 offers of the SKU, but lists 1");
    }

    @Test
    void callsThatFailAtEbayAreRepeatedAloneAndTheRunSucceeds() {
        system.ebay.fault(Fault.status(PATH, 500).after(5).times(2));
        system.ebay.fault(Fault.status(PATH, 503).after(20));

        var run = run();

        rows(run, ids().size(), 0, 0);
        assertThat(run.path("calls").asInt()).isEqualTo(SKUS + 1 + 3);
    }

    @Test
    void aRunThatFailsMarksNothing() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        system.ebay.fault(Fault.status(PATH, 403).after(20).always());

        assertThat(run().path("state").asText()).isEqualTo("FAILED");

        assertThat(gone()).isEmpty();
    }

    @Test
    void severalWorkersOneAfterAnotherReadTheSame() {
        var run = system.ask("offers", "{}");
        int turns = 0;
        while (system.queue.deliver(system.worker, Duration.ofSeconds(1)) == Delivery.DONE
                && system.state(run).equals("WAITING")) {
            turns++;
        }

        assertThat(turns).isEqualTo(PAGES - 1);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void aStopCancelsTheCallsUnderWayAndMarksNothing() throws Exception {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        system.ebay.forgetCalls();
        var asked = new CountDownLatch(3);
        var forever = new CountDownLatch(1);
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(CALL)) {
                asked.countDown();
                hold(forever);
            }
        });
        var run = system.ask("offers", "{}");
        var worker = Thread.ofPlatform().start(() -> system.queue.deliver(system.worker));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();

        assertThat(system.stop(run).status()).isEqualTo(202);

        assertThat(worker.join(Duration.ofSeconds(20))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        long calls = system.ebay.calls(CALL);
        forever.countDown();
        assertThat(calls).as("no more than were under way").isLessThanOrEqualTo(8);
        assertThat(system.ebay.calls(CALL)).isEqualTo(calls);
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(gone()).isEmpty();
    }

    @Test
    void aSellerWithoutItemsHasNoOffers() {
        system.ebay.inventory().size(0);
        system.ebay.inventory().emptyIsNotFound(true);

        rows(run(), 0, 0, 0);
    }

    @Test
    void aDryRunCountsACallForEachSku() {
        var answer = system.post("/api/ebay/sync/offers", "{\"dry_run\":true}").json();

        assertThat(answer.path("estimate").path("calls_at_most").asInt()).isEqualTo(SKUS + 1);
        assertThat(system.ebay.calls(CALL)).isZero();
    }

    private void offersOf(String sku, Consumer<ObjectNode> change) {
        system.ebay.inventory().eachPage(page -> {
            if (page.path("href").asText().contains("sku=" + sku + "&")) {
                change.accept(page);
            }
        });
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode run() {
        system.advance(Duration.ofMinutes(1));
        return system.runToEnd("offers", "{}");
    }

    private List<String> ids() {
        return system.ebay.inventory().offerIds(PRODUCTION, SELLER);
    }

    private List<String> stored() {
        return system.sql.texts("SELECT offer_id FROM offers");
    }

    private List<String> gone() {
        return system.sql.texts("SELECT sku FROM offers WHERE gone_at IS NOT NULL");
    }

    private static void rows(JsonNode run, int inserted, int updated, int unchanged) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("inserted").asInt()).as("inserted").isEqualTo(inserted);
        assertThat(run.path("rows").path("updated").asInt()).as("updated").isEqualTo(updated);
        assertThat(run.path("rows").path("unchanged").asInt()).as("unchanged").isEqualTo(unchanged);
    }
}
