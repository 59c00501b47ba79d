package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.Subject;
import java.sql.DriverManager;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person who is erased is in no table any more, and all others are as they were. Long, because each table is a case. */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class ErasureTest {

    private static final Map<String, String[]> TABLES = Map.of(
            "orders", new String[] {"order_id"},
            "order_line_items", new String[] {"order_id", "line_item_id"},
            "transactions", new String[] {"transaction_id", "transaction_type"},
            "payouts", new String[] {"payout_id"},
            "disputes", new String[] {"payment_dispute_id"},
            "conversations", new String[] {"conversation_id"},
            "messages", new String[] {"message_id"});

    private final SyncSystem system;
    private ErasureScene scene;

    ErasureTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void start() throws Exception {
        scene = new ErasureScene(system);
    }

    @AfterEach
    void end() throws Exception {
        scene.close();
    }

    @Test
    void aBuyerIsErasedFromAllRecordsAndNoOtherPersonIs() throws Exception {
        var account = system.connect();
        scene.syncAll(account);
        var buyer = frequentBuyer();
        var before = opened();
        var facts = facts();
        var named = before.entrySet().stream()
                .filter(row -> names(row.getValue(), buyer))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(named).anyMatch(key -> key.startsWith("orders")).anyMatch(key -> key.startsWith("transactions"));

        var receipt = scene.erase(ErasureScene.buyer(buyer.toUpperCase(Locale.ROOT)));

        assertThat(receipt.left().values()).containsOnly(0L);
        assertThat(receipt.counts().get("orders"))
                .isEqualTo(
                        named.stream().filter(key -> key.startsWith("orders ")).count());
        var after = opened();
        assertThat(after.values()).noneMatch(row -> names(row, buyer));
        before.keySet().removeAll(named);
        // A line item does not name its buyer, and the messages of a conversation go with it.
        var others = before.entrySet().stream()
                .filter(row -> !row.getKey().startsWith("order_line_items")
                        && !row.getKey().startsWith("messages"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(after).containsAllEntriesOf(others);
        assertThat(facts()).isEqualTo(facts);
        var dump = scene.dump();
        var hash = ErasureScene.hex(scene.hash("production", buyer));
        // The tombstone and the receipt keep the keyed hash.
        assertThat(dump.remove("erased_people")).contains(hash);
        dump.remove("erasures");
        dump.forEach(
                (table, text) -> assertThat(text).as(table).doesNotContain(hash).doesNotContainIgnoringCase(buyer));
        assertThat(receipt.toString()).doesNotContainIgnoringCase(buyer);
        assertThat(system.sql.texts("SELECT event FROM event_log WHERE event LIKE 'erasure.%' ORDER BY id"))
                .containsExactly("erasure.requested", "erasure.done");
    }

    @Test
    void aSyncAfterAnErasureStoresTheFactsAndNotThePerson() throws Exception {
        var account = system.connect();
        scene.syncAll(account);
        var buyer = frequentBuyer();
        long orders = system.sql.number("SELECT count(*) FROM orders");
        scene.erase(ErasureScene.buyer(buyer));
        system.sql.run("DELETE FROM orders");
        system.sql.run("DELETE FROM transactions");
        system.sql.run("DELETE FROM conversations");
        system.sql.run("DELETE FROM disputes");
        system.sql.run("DELETE FROM sync_checkpoints");

        scene.syncAll(account);

        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(orders);
        assertThat(opened().values()).noneMatch(row -> names(row, buyer));
        assertThat(system.sql.number(
                        "SELECT count(*) FROM orders WHERE buyer_hash = ?", (Object) scene.hash("production", buyer)))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE personal IS NULL"))
                .isPositive();
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE personal IS NOT NULL"))
                .isGreaterThan(orders / 2);
    }

    @Test
    void aSellerIsErasedWithTheAccountAndTheFiguresStay() throws Exception {
        var account = system.connect();
        var other = system.connect(FakeEnvironment.SANDBOX);
        scene.syncAll(account);
        system.sql.run(
                "INSERT INTO event_log (at, level, event, message, account_id, details) VALUES (now(), 'INFO',"
                        + " 'oauth.success', 'Connected a-former-name.', ?, '{\"who\":\"Seller-A\"}')",
                account);
        var userId = system.ebay.userId(FakeEnvironment.PRODUCTION, "seller-a");
        var facts = facts();

        var receipt =
                scene.erase(ErasureRequest.ofNotice("n-1", "production", new Subject("other-name", userId, "eias")));

        assertThat(receipt.accountId()).isEqualTo(account);
        assertThat(receipt.left().values()).containsOnly(0L);
        assertThat(facts()).isEqualTo(facts);
        assertThat(system.sql.number("SELECT count(*) FROM data_keys WHERE account_id = ?", account))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM tokens WHERE account_id = ?", account))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM tokens WHERE account_id = ?", other))
                .isOne();
        assertThat(system.sql.text("SELECT status FROM accounts WHERE id = ?", account))
                .isEqualTo("DISCONNECTED");
        assertThat(system.sql.text("SELECT status FROM accounts WHERE id = ?", other))
                .isEqualTo("CONNECTED");
        for (var table : TABLES.keySet()) {
            assertThat(system.sql.number(
                            "SELECT count(*) FROM " + table + " WHERE account_id = ? AND personal IS NOT NULL",
                            account))
                    .as(table)
                    .isZero();
        }
        system.sql.run("DELETE FROM accounts WHERE id = ?", other);
        scene.dump()
                .forEach((table, text) -> assertThat(text)
                        .as(table)
                        .doesNotContainIgnoringCase("seller-a")
                        .doesNotContain(userId)
                        .doesNotContain("a-former-name"));
    }

    @Test
    void aNoticeLeavesEveryOtherPersonAlone() throws Exception {
        var account = system.connect();
        var sandbox = system.connect(FakeEnvironment.SANDBOX);
        system.runToEnd("orders", "{\"account_id\":\"" + account + "\"}");
        plant(account, "same", "{\"username\":\"anna\",\"userId\":\"id-1\"}", "production", "anna");
        plant(account, "by-id", "{\"username\":\"id-1\"}", "production", "id-1");
        plant(account, "reused", "{\"username\":\"anna\",\"userId\":\"id-2\"}", "production", "anna");
        plant(account, "similar", "{\"username\":\"anna_2\"}", "production", "anna_2");
        plant(sandbox, "elsewhere", "{\"username\":\"anna\",\"userId\":\"id-1\"}", "sandbox", "anna");

        var receipt = scene.erase(ErasureRequest.ofNotice("n-2", "production", new Subject("Anna ", "id-1", "eias")));

        assertThat(receipt.counts()).containsEntry("orders", 2L);
        assertThat(receipt.accountId()).isNull();
        assertThat(system.sql.texts("SELECT order_id FROM orders WHERE order_id IN ('same', 'by-id', 'reused',"
                        + " 'similar', 'elsewhere') AND personal IS NOT NULL ORDER BY order_id"))
                .containsExactly("elsewhere", "reused", "similar");
        assertThat(system.sql.texts("SELECT DISTINCT status FROM accounts")).containsExactly("CONNECTED");
    }

    @Test
    void aSellerWhoIsErasedAsABuyerKeepsTheOwnAccount() throws Exception {
        var account = system.connect();
        scene.syncAll(account);
        var other = UUID.randomUUID();
        system.sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'production', 'other', 'other', 'CONNECTED', now())
            """, other);
        plant(other, "purchase", "{\"username\":\"seller-a\"}", "production", "seller-a");
        long messages = system.sql.number("SELECT count(*) FROM messages WHERE personal IS NOT NULL");

        var receipt = scene.erase(ErasureScene.buyer("seller-a"));

        assertThat(receipt.counts()).containsEntry("orders", 1L).doesNotContainEntry("messages", messages);
        assertThat(system.sql.number("SELECT count(*) FROM messages WHERE personal IS NOT NULL"))
                .isEqualTo(messages)
                .isPositive();
        assertThat(system.sql.text("SELECT status FROM accounts WHERE id = ?", account))
                .isEqualTo("CONNECTED");
    }

    @Test
    void theSameNoticeTwiceAndInAnyOrderMakesOneReceipt() throws Exception {
        system.connect();
        system.runToEnd("{}");
        var buyer = frequentBuyer();
        var late = ErasureRequest.ofNotice("late", "production", new Subject(buyer, null, null));
        var early = ErasureRequest.ofNotice("early", "production", new Subject(buyer, "an-id", null));

        var id = scene.request(late);
        assertThat(scene.request(late)).isEqualTo(id);
        assertThat(scene.run(id))
                .isInstanceOfSatisfying(
                        ErasureResult.Done.class,
                        done -> assertThat(done.justNow()).isTrue());
        assertThat(scene.run(id))
                .isInstanceOfSatisfying(
                        ErasureResult.Done.class,
                        done -> assertThat(done.justNow()).isFalse());
        assertThat(scene.request(late)).isEqualTo(id);
        scene.erase(early);

        assertThat(system.sql.number("SELECT count(*) FROM erasures WHERE notice_id = 'late' AND state = 'DONE'"))
                .isOne();
        assertThat(system.sql.number("SELECT count(*) FROM event_log WHERE event LIKE 'erasure.%'"))
                .as("the second erasure found no person any more")
                .isOne();
        assertThat(system.sql.number("SELECT count(*) FROM erasures WHERE subject IS NOT NULL"))
                .isZero();
        assertThat(scene.run(UUID.randomUUID())).isInstanceOf(ErasureResult.Unknown.class);
    }

    /** An order as a sync would store it. */
    private void plant(UUID account, String id, String buyer, String environment, String name) throws Exception {
        try (var connection = DriverManager.getConnection(system.database.url())) {
            var keys = system.worker.context().getBean(PersonalDataKeys.class);
            var split = PersonalSplit.of("{\"orderId\":\"" + id + "\",\"buyer\":" + buyer + "}", PersonalPaths.ORDER);
            var sealed = keys.forWriting(connection, account).seal(Place.of("orders", id), split.personal());
            system.sql.run(
                    "INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, personal, buyer_hash,"
                            + " run_id, first_stored_at, stored_at)"
                            + " VALUES (?, ?, now(), now(), ?::jsonb, ?, ?, ?, now(), now())",
                    account,
                    id,
                    split.facts(),
                    sealed,
                    scene.hash(environment, name),
                    UUID.randomUUID());
        }
    }

    /** Who ordered most. */
    private String frequentBuyer() {
        return scene.orders().values().stream()
                .map(order -> order.path("buyer").path("username").asText())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparing(Map.Entry<String, Long>::getValue).thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }

    /** Every record with its personal data, by table and key. */
    private TreeMap<String, JsonNode> opened() {
        var rows = new TreeMap<String, JsonNode>();
        TABLES.forEach((table, key) ->
                Opened.rows(system, table, key).forEach((id, row) -> rows.put(table + " " + id, row.raw())));
        return rows;
    }

    private static boolean names(JsonNode record, String name) {
        return record.findValues("username").stream()
                        .anyMatch(found -> found.asText().equals(name))
                || record.toString().contains("\"" + name + "\"");
    }

    /** Figures and tax facts. */
    private List<String> facts() {
        return List.copyOf(new TreeSet<>(system.sql.texts("""
            SELECT concat_ws(' ', account_id, order_id, created_at, total_value, total_currency, total_due_seller,
                             marketplace_fee, tax_by_ebay, tax_country, ship_to_country, fulfillment_status)
            FROM orders
            UNION ALL
            SELECT concat_ws(' ', account_id, transaction_id, transaction_type, amount_value, amount_currency, order_id)
            FROM transactions
            UNION ALL
            SELECT concat_ws(' ', account_id, payout_id, amount_value, amount_currency) FROM payouts
            """)));
    }
}
