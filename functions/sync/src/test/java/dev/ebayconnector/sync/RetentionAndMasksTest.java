package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.retention.RetentionPass;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What eBay showed of a buyer survives the masks that eBay shows later, until its period ends; then nothing brings it back. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class RetentionAndMasksTest {

    private static final String NAME = "Ann Planted";
    private static final String EMAIL = "ann@planted.example";
    private static final String STREET = "Planted Street 1";
    private static final String PHONE = "5550199";

    private final SyncSystem system;

    RetentionAndMasksTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.connect(FakeEnvironment.SANDBOX);
    }

    @Test
    void goodDataOutlivesEbaysMasksAndNotItsRetention() {
        show(order -> contacts(order, RetentionAndMasksTest::plain), Duration.ofHours(1));
        sync();
        assertThat(shown()).containsExactly("name email street phone");

        age(Duration.ofDays(80));
        assertThat(retention()).contains("buyers_email").doesNotContain("buyers_contact");
        assertThat(shown()).containsExactly("name street phone");

        show(order -> contacts(order, RetentionAndMasksTest::masked), Duration.ofDays(79));
        assertThat(sync()).isEqualTo(SyncSystem.ORDERS);
        assertThat(shown()).as("a masked re-read").containsExactly("name street phone");
        assertThat(retention()).doesNotContain("buyers_contact");
        assertThat(shown()).containsExactly("name street phone");

        age(Duration.ofDays(91));
        assertThat(retention()).contains("buyers_contact");
        assertThat(shown()).as("the period is over").containsExactly("");

        show(order -> contacts(order, RetentionAndMasksTest::masked), Duration.ofHours(24 * 91 - 1));
        assertThat(sync()).isEqualTo(SyncSystem.ORDERS);
        assertThat(shown()).as("a masked re-read").containsExactly("");
        show(order -> contacts(order, RetentionAndMasksTest::plain), Duration.ofHours(24 * 91 - 2));
        assertThat(sync()).isEqualTo(SyncSystem.ORDERS);
        assertThat(shown()).as("eBay shows it still").containsExactly("");
        retention();
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE buyer_hash IS NULL"))
                .as("the user name is no contact data")
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE total_value IS NULL"))
                .isZero();
    }

    /** From now on eBay says that it changed each order so long ago. */
    private void show(Consumer<ObjectNode> change, Duration ago) {
        var changed = system.clock.instant().minus(ago).toString();
        system.sandbox.eachPage(page -> page.path("orders").forEach(order -> {
            ((ObjectNode) order).put("lastModifiedDate", changed);
            change.accept((ObjectNode) order);
        }));
    }

    /** Returns how many orders were updated. */
    private int sync() {
        var run = system.runToEnd("{\"full\":true}");
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run.path("rows").path("updated").asInt();
    }

    /** As if the time had passed: the fake's orders do not move with a clock. */
    private void age(Duration age) {
        system.sql.run(
                "UPDATE orders SET last_modified_at = ?",
                system.clock.instant().minus(age).atOffset(ZoneOffset.UTC));
    }

    private String retention() {
        return RetentionPass.run(system.environment, system.clock).toString();
    }

    private static void contacts(ObjectNode order, Consumer<ObjectNode> change) {
        change.accept((ObjectNode) order.at("/buyer/buyerRegistrationAddress"));
        change.accept((ObjectNode) order.at("/fulfillmentStartInstructions/0/shippingStep/shipTo"));
    }

    private static void plain(ObjectNode contact) {
        contact.put("fullName", NAME).put("email", EMAIL);
        contact.putObject("primaryPhone").put("phoneNumber", PHONE);
        ((ObjectNode) contact.path("contactAddress")).put("addressLine1", STREET);
    }

    private static void masked(ObjectNode contact) {
        contact.put("fullName", "*****").remove("email");
        contact.putObject("primaryPhone").put("phoneNumber", "*****");
        ((ObjectNode) contact.path("contactAddress")).put("addressLine1", "*****");
    }

    /** What all orders show, each combination once. */
    private TreeSet<String> shown() {
        var shown = new TreeSet<String>();
        Opened.rows(system, "orders", "order_id").values().forEach(order -> shown.add(of(order.raw())));
        return shown;
    }

    private static String of(JsonNode order) {
        var text = order.toString();
        return ((text.contains(NAME) ? "name " : "")
                        + (text.contains(EMAIL) ? "email " : "")
                        + (text.contains(STREET) ? "street " : "")
                        + (text.contains(PHONE) ? "phone" : ""))
                .strip();
    }
}
