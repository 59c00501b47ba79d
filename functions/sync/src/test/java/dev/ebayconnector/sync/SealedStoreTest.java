package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a sync of everything that names people, no table shows one of them, and everything can be opened again. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class SealedStoreTest {

    /** Members that name a person or lead to one. */
    private static final List<String> TELLING = List.of(
            "username",
            "fullName",
            "addressLine1",
            "phoneNumber",
            "email",
            "taxpayerId",
            "buyerUsername",
            "senderUsername",
            "recipientUsername",
            "messageBody",
            "conversationTitle",
            "nickname",
            "message",
            "recipientEmail",
            "senderName",
            "sellerId",
            "buyerCheckoutNotes",
            "Sender",
            "RecipientUserID",
            "Text",
            "note");

    private static final Map<String, String[]> TABLES = Map.of(
            "orders", new String[] {"order_id"},
            "order_line_items", new String[] {"order_id", "line_item_id"},
            "transactions", new String[] {"transaction_id", "transaction_type"},
            "payouts", new String[] {"payout_id"},
            "disputes", new String[] {"payment_dispute_id"},
            "conversations", new String[] {"conversation_id"},
            "messages", new String[] {"message_id"});

    private final SyncSystem system;

    SealedStoreTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void noColumnOfAnyTableShowsAPerson() {
        system.connect();
        for (var resource : List.of("orders", "transactions", "disputes", "messages")) {
            assertThat(system.runToEnd(resource, "{}").path("state").asText())
                    .as(resource)
                    .isEqualTo("SUCCEEDED");
        }

        var people = people();

        assertThat(people).hasSizeGreaterThan(1000);
        var dump = dump();
        assertThat(dump.keySet()).contains("orders", "messages", "event_log", "sync_calls");
        // The account itself is named by its seller; eBay writes messages, too, and is not a person.
        dump.remove("accounts");
        people.removeAll(List.of("seller-a", "eBay"));
        var names = new NamesIn(people);
        dump.forEach((table, text) -> assertThat(names.find(text)).as(table).isEmpty());
    }

    @Test
    void noColumnShowsAPersonOfTheOlderMessagesApi() {
        var trading = Map.of("EBAY_MESSAGES_API", "trading");
        system.connect(FakeEnvironment.SANDBOX);
        var worker = system.worker(trading);
        try (var http = system.http(trading);
                var context = worker.context()) {
            var run = SyncSystem.send(
                            http,
                            HttpEvent.post("/api/ebay/sync/messages", "{}").bearer(TestSession.of("ADMIN")))
                    .json()
                    .path("id")
                    .asText();
            system.queue.deliver(worker);
            assertThat(context.isRunning()).isTrue();
            assertThat(system.state(UUID.fromString(run))).isEqualTo("SUCCEEDED");
        }

        var people = people();

        assertThat(people).anyMatch(name -> name.startsWith("buyer-"));
        people.removeAll(List.of("seller-a", "eBay"));
        var dump = dump();
        dump.remove("accounts");
        var names = new NamesIn(people);
        dump.forEach((table, text) -> assertThat(names.find(text)).as(table).isEmpty());
    }

    @Test
    void aRecordInQuarantineShowsNoPerson() {
        system.connect(FakeEnvironment.SANDBOX);
        system.sandbox.eachPage(page ->
                page.path("orders").forEach(order -> ((ObjectNode) order).put("creationDate", "Jo Doe's birthday")));

        system.runToEnd("{}");

        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records WHERE personal IS NOT NULL"))
                .isPositive();
        assertThat(dump().get("quarantined_records")).doesNotContain("fullName", "Jo Doe");
    }

    @Test
    void ciphertextOfAnotherRowOrAccountIsNotOpened() {
        system.connect();
        system.runToEnd("{}");
        system.sql.run("""
            UPDATE orders SET personal = (SELECT o.personal FROM orders o ORDER BY o.order_id LIMIT 1)
            WHERE order_id = (SELECT max(order_id) FROM orders)
            """);
        assertThatThrownBy(() -> Opened.rows(system, "orders", "order_id")).isInstanceOf(UnopenablePersonalData.class);

        var other = system.connect(FakeEnvironment.SANDBOX);
        system.sql.run("DELETE FROM orders WHERE order_id <> (SELECT min(order_id) FROM orders)");
        system.sql.run("DELETE FROM order_line_items");
        system.sql.run("UPDATE orders SET account_id = ?", other);
        assertThatThrownBy(() -> Opened.rows(system, "orders", "order_id")).isInstanceOf(UnopenablePersonalData.class);
    }

    @Test
    void aSecondReadOfTheSameIsRecognisedWithoutAWrite() {
        system.connect();
        for (var resource : List.of("transactions", "disputes", "messages")) {
            system.runToEnd(resource, "{}");

            var again = system.runToEnd(resource, "{\"full\":true}").path("rows");

            assertThat(again.path("inserted").asInt()).as(resource).isZero();
            assertThat(again.path("updated").asInt()).as(resource).isZero();
        }
    }

    /** What the telling members of all stored records hold. */
    private TreeSet<String> people() {
        var people = new TreeSet<String>();
        TABLES.forEach(
                (table, key) -> Opened.rows(system, table, key).values().forEach(row -> collect(row.raw(), people)));
        Opened.parts(system, "disputes", "detail", "detail_personal", "payment_dispute_id")
                .values()
                .forEach(row -> collect(row.raw(), people));
        return people;
    }

    private static void collect(JsonNode node, TreeSet<String> people) {
        node.properties().forEach(member -> {
            if (TELLING.contains(member.getKey()) && member.getValue().isTextual()) {
                people.add(member.getValue().textValue());
            }
            collect(member.getValue(), people);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, people));
        }
    }

    /** Every table's rows as text, bytes in hexadecimal. */
    private Map<String, String> dump() {
        var dump = new HashMap<String, String>();
        for (var table : system.sql.texts(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
            dump.put(table, String.join("\n", system.sql.texts("SELECT CAST(t AS text) FROM " + table + " t")));
        }
        return dump;
    }
}
