package dev.ebayconnector.sync;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inventory items: the whole list each time, and only a scan that read everything says what is gone. */
@ExtendWith(RunningSync.class)
final class InventoryTest {

    private static final int ITEMS = 450;
    private static final String PAGE = "inventory.items";
    private static final String PATH = "/sell/inventory/v1/inventory_item";
    private static final String SELLER = "seller-a";
    private static final String LEAVES = "SKU-00004";

    private final SyncSystem system;

    InventoryTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.ebay.inventory().size(ITEMS);
        system.connect();
    }

    @Test
    void aFirstRunStoresEveryItemWithWhatPeopleSearchFor() {
        var run = run();

        assertThat(run.path("pages").asInt()).as("three, each read twice").isEqualTo(6);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(skus());
        assertThat(system.sql.number("""
            SELECT count(*) FROM inventory_items
            WHERE title IS NOT DISTINCT FROM raw #>> '{product,title}'
              AND brand IS NOT DISTINCT FROM raw #>> '{product,brand}'
              AND condition IS NOT DISTINCT FROM raw ->> 'condition'
              AND quantity IS NOT DISTINCT FROM (raw #>> '{availability,shipToLocationAvailability,quantity}')::int
              AND aspects IS NOT DISTINCT FROM raw #> '{product,aspects}'
              AND image_urls IS NOT DISTINCT FROM raw #> '{product,imageUrls}'
              AND group_keys IS NOT DISTINCT FROM raw -> 'inventoryItemGroupKeys'
            """)).isEqualTo(ITEMS);
        assertThat(system.sql.number("SELECT count(*) FROM inventory_items WHERE quantity IS NULL OR title IS NULL"))
                .as("optional members that the fake leaves out")
                .isPositive();
    }

    @Test
    void anItemThatIsAsItWasIsOnlyMarkedAsSeen() {
        var first = run();
        system.ebay.inventory().sell(SELLER, "SKU-00001");

        var second = run();

        rows(second, 0, 1, ITEMS - 1);
        assertThat(system.sql.number("SELECT count(*) FROM inventory_items WHERE seen_run_id = ?", id(second)))
                .isEqualTo(ITEMS);
        assertThat(system.sql.number("SELECT count(*) FROM inventory_items WHERE run_id = ?", id(first)))
                .isEqualTo(ITEMS - 1);
        assertThat(system.sql.texts("SELECT sku FROM inventory_items WHERE stored_at > first_stored_at"))
                .containsExactly("SKU-00001");
    }

    @Test
    void anItemThatEbayListsNoMoreIsGoneUntilItComesBack() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);

        var second = run();

        rows(second, 0, 0, ITEMS - 1);
        assertThat(gone()).containsExactly(LEAVES);
        assertThat(system.sql.number("SELECT rows_gone FROM sync_runs WHERE id = ?", id(second)))
                .isEqualTo(1);
        assertThat(system.sql.number("SELECT rows_gone FROM sync_runs WHERE id = ?", id(run())))
                .as("it is gone already")
                .isZero();

        system.ebay.inventory().add(SELLER, LEAVES);
        rows(run(), 0, 1, ITEMS - 1);
        assertThat(gone()).isEmpty();
    }

    @Test
    void aScanThatIsStoppedMarksNothing() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        system.ebay.forgetCalls();
        var run = system.ask("inventory", "{}");
        system.atCall(PAGE, 3, () -> system.stop(run));

        system.queue.deliver(system.worker);

        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(gone()).isEmpty();
    }

    @Test
    void aScanThatFailsMarksNothing() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        system.ebay.fault(Fault.status(PATH, 400).after(3).always());

        assertThat(run().path("state").asText()).isEqualTo("FAILED");

        assertThat(gone()).isEmpty();
    }

    @Test
    void aScanThatWaitsForItsNextTurnMarksNothingUntilItHasReadEverything() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        var run = system.ask("inventory", "{}");
        system.queue.deliver(system.worker, Duration.ofSeconds(1));
        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(gone()).isEmpty();

        system.queue.deliver(system.worker);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(gone()).containsExactly(LEAVES);
    }

    /** One item leaves and another comes: the total stays, and what was first on the second page moves to the first. */
    @Test
    void anItemThatMovesToAPageThatWasReadIsNeitherLostNorGone() {
        run();
        system.ebay.forgetCalls();
        var moved = skus().get(200);
        var change = system.atCall(PAGE, 2, () -> {
            system.ebay.inventory().remove(SELLER, LEAVES);
            system.ebay.inventory().add(SELLER, "LATE");
            return true;
        });

        var run = run();

        assertThat(change).isCompleted();
        assertThat(system.sql.text("SELECT seen_run_id FROM inventory_items WHERE sku = ?", moved))
                .isEqualTo(id(run).toString());
        assertThat(gone()).as("the one that left was seen before").isEmpty();
        assertThat(stored()).contains("LATE");
        run();
        assertThat(gone()).containsExactly(LEAVES);
    }

    @Test
    void aPageThatComesShortOrTwiceIsReadAgain() {
        system.ebay.fault(Fault.of(PATH, FaultKind.SHORT_PAGE));
        system.ebay.fault(Fault.of(PATH, FaultKind.REPEAT_LAST_PAGE).after(3));

        var run = run();

        rows(run, ITEMS, 0, run.path("rows").path("unchanged").asInt());
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(skus());
    }

    @Test
    void anItemThatCannotBeReadIsSetAsideAndNotGone() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        eachItem(item -> {
            if (item.path("sku").asText().equals("SKU-00002")) {
                item.put("locale", "en\u0000US");
            }
        });

        var run = run();

        assertThat(run.path("rows").path("quarantined").asInt()).isEqualTo(1);
        assertThat(system.sql.texts("SELECT record_key FROM quarantined_records"))
                .containsExactly("SKU-00002");
        assertThat(gone()).containsExactly(LEAVES);
    }

    @Test
    void aRecordWithoutASkuMayBeAnyItemSoNothingIsGone() {
        run();
        system.ebay.inventory().remove(SELLER, LEAVES);
        eachItem(item -> {
            if (item.path("sku").asText().equals("SKU-00002")) {
                item.remove("sku");
            }
        });

        assertThat(run().path("state").asText()).isEqualTo("SUCCEEDED");

        assertThat(gone()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmptyInventoryIsCompleteAndEverythingIsGone(boolean notFound) {
        system.ebay.inventory().size(2);
        run();
        skus().forEach(sku -> system.ebay.inventory().remove(SELLER, sku));
        system.ebay.inventory().emptyIsNotFound(notFound);

        rows(run(), 0, 0, 0);

        assertThat(gone()).hasSize(2);
    }

    @Test
    void theItemsOfAnotherAccountAreLeftAlone() {
        run();
        var other = system.connect(SANDBOX);
        system.sql.run("UPDATE inventory_items SET account_id = ?", other);

        var account = system.sql.text("SELECT id FROM accounts WHERE environment = 'production'");
        rows(system.runToEnd("inventory", "{\"account_id\":\"" + account + "\"}"), ITEMS, 0, 0);

        assertThat(gone()).isEmpty();
    }

    private void eachItem(Consumer<ObjectNode> change) {
        system.ebay
                .inventory()
                .eachPage(page -> page.path("inventoryItems").forEach(item -> change.accept((ObjectNode) item)));
    }

    private JsonNode run() {
        system.advance(Duration.ofMinutes(1));
        return system.runToEnd("inventory", "{}");
    }

    private List<String> skus() {
        return system.ebay.inventory().skus(PRODUCTION, SELLER);
    }

    private List<String> stored() {
        return system.sql.texts("SELECT sku FROM inventory_items");
    }

    private List<String> gone() {
        return system.sql.texts("SELECT sku FROM inventory_items WHERE gone_at IS NOT NULL");
    }

    private static UUID id(JsonNode run) {
        return UUID.fromString(run.path("id").asText());
    }

    private static void rows(JsonNode run, int inserted, int updated, int unchanged) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("inserted").asInt()).as("inserted").isEqualTo(inserted);
        assertThat(run.path("rows").path("updated").asInt()).as("updated").isEqualTo(updated);
        assertThat(run.path("rows").path("unchanged").asInt()).as("unchanged").isEqualTo(unchanged);
    }
}
