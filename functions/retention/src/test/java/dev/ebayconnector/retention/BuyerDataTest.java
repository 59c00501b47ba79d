package dev.ebayconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.testing.TestKeyset;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A buyer's data is there until its period is over, and gone afterwards, however the row was stored. */
final class BuyerDataTest {

    private static final String ORDER = """
        {"orderId": "o1", "total": {"value": "12.30"},
         "buyer": {"username": "buyer-1", "buyerRegistrationAddress": {"fullName": "Ann Planted",
                   "email": "ann@planted.example", "primaryPhone": {"phoneNumber": "5550100"}}},
         "fulfillmentStartInstructions": [{"shippingStep": {"shipTo": {"fullName": "Ann Planted",
                   "email": "ann@planted.example", "contactAddress": {"addressLine1": "Planted Street 1"}}}}]}
        """;
    private static final String ITEM = """
        {"lineItemId": "i1", "sku": "s",
         "giftDetails": {"recipientEmail": "bob@planted.example", "senderName": "Planted Ann"}}
        """;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Scene scene;

    private Instant now;

    @BeforeAll
    static void start() {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void reset() {
        scene.reset();
        now = scene.clock.instant();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEmailAddressGoesFirstAndTheContactLater(boolean sealed) throws SQLException {
        store("o1", now.minus(Duration.ofDays(14)).plus(MINUTE), sealed);
        assertThat(scene.fire().path("rows")).isEmpty();
        assertThat(order("o1")).contains("ann@planted.example", "Ann Planted");

        scene.clock.advance(MINUTE.multipliedBy(2));
        assertThat(scene.fire().path("rows").path("buyers_email").asInt()).isEqualTo(2);
        assertThat(order("o1"))
                .contains("buyer-1", "Ann Planted", "5550100", "12.30")
                .doesNotContain("@planted");
        assertThat(item("o1")).contains("Planted Ann").doesNotContain("@planted");

        scene.clock.advance(Duration.ofDays(76).minus(MINUTE.multipliedBy(4)));
        assertThat(scene.fire().path("rows")).isEmpty();
        assertThat(order("o1")).contains("Ann Planted");

        scene.clock.advance(MINUTE.multipliedBy(4));
        assertThat(scene.fire().path("rows").path("buyers_contact").asInt()).isEqualTo(2);
        assertThat(order("o1")).contains("buyer-1", "12.30").doesNotContain("lanted", "555");
        assertThat(item("o1")).contains("sku").doesNotContain("lanted");
    }

    @Test
    void anOrderThatEbayChangesAgainIsDueAgain() throws SQLException {
        store("o1", now.minus(Duration.ofDays(91)), true);
        scene.fire();
        assertThat(order("o1")).doesNotContain("lanted");

        scene.sql.run("DELETE FROM orders");
        store("o1", now.minus(Duration.ofDays(91)), true);
        scene.sql.run("UPDATE orders SET contact_removed_for = last_modified_at, email_removed_for = last_modified_at");
        scene.sql.run("UPDATE orders SET last_modified_at = ?", scene.at(now.minus(Duration.ofDays(1))));
        scene.fire();
        assertThat(order("o1")).contains("Ann Planted");

        scene.clock.advance(Duration.ofDays(90));
        scene.fire();
        assertThat(order("o1")).doesNotContain("lanted");
    }

    @Test
    void whatIsDoneIsNotReadAgain() throws SQLException {
        store("o1", now.minus(Duration.ofDays(91)), true);
        assertThat(scene.fire().path("rows").path("buyers_contact").asInt()).isEqualTo(2);
        var stored = scene.sql.text("SELECT xmin FROM orders");

        assertThat(scene.fire().path("rows")).isEmpty();
        assertThat(scene.sql.text("SELECT xmin FROM orders")).isEqualTo(stored);
        assertThat(scene.fire("{\"dry_run\":true}", Scene.TIME)
                        .path("rows")
                        .path("buyers_contact")
                        .asInt())
                .isZero();
    }

    @Test
    void anOrderThatASyncIsWritingIsLeftToALaterPass() throws SQLException {
        store("o1", now.minus(Duration.ofDays(92)), true);
        store("o2", now.minus(Duration.ofDays(91)), true);
        try (var sync = scene.connection();
                var statement = sync.createStatement()) {
            statement.execute("UPDATE orders SET payment_status = 'PAID' WHERE order_id = 'o1'");
            assertThat(scene.fire().path("rows").path("buyers_contact").asInt()).isEqualTo(2);
            sync.commit();
        }
        assertThat(order("o1")).contains("Ann Planted");
        scene.fire();
        assertThat(order("o1")).doesNotContain("lanted");
    }

    @Test
    void aRowThatWasErasedOrWhoseKeyWasDroppedIsNoHindrance() throws SQLException {
        store("o1", now.minus(Duration.ofDays(91)), true);
        store("o2", now.minus(Duration.ofDays(91)), true);
        scene.sql.run("UPDATE orders SET personal = NULL, erased_at = now() WHERE order_id = 'o1'");
        scene.sql.run("DELETE FROM data_keys");
        scene.fire();
        assertThat(scene.sql.number("SELECT count(*) FROM orders WHERE personal IS NULL AND contact_removed_for ="
                        + " last_modified_at"))
                .isEqualTo(2);
    }

    @Test
    void anotherKeysetRemovesNothingAndKeepsNoOtherClass() throws SQLException {
        store("o1", now.minus(Duration.ofDays(91)), true);
        scene.event(now.minus(Duration.ofDays(91)));
        try (var context = scene.function(Map.of("PERSONAL_DATA_KEYSET", TestKeyset.fresh()))
                .context()) {
            var retention = context.getBean(Retention.class);
            assertThatThrownBy(() -> retention.pass(now.plus(Scene.TIME), null))
                    .hasMessageContaining("buyers_contact=UnopenablePersonalData");
        }
        assertThat(order("o1")).contains("Ann Planted");
        assertThat(scene.sql.number("SELECT count(*) FROM event_log WHERE event = 'any'"))
                .isZero();
    }

    /** The statistics of a table in which nearly every order is done must not lead to reading all of them. */
    @Test
    void theOrdersThatAreDueAreFoundByTheirOwnIndex() {
        scene.sql.run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, run_id, first_stored_at, stored_at,
                                email_removed_for, contact_removed_for)
            SELECT ?, 'o' || n, now(), moment, '{}', gen_random_uuid(), now(), now(), moment, moment
            FROM generate_series(1, 20000) AS n, LATERAL (SELECT now() - n * interval '20 minutes') AS m (moment)
            """, scene.account);
        scene.sql.run("ANALYZE orders");
        assertThat(String.join("\n", scene.sql.texts("""
            EXPLAIN SELECT order_id FROM orders
            WHERE last_modified_at < now() - interval '90 days' AND contact_removed_for IS DISTINCT FROM last_modified_at
            ORDER BY last_modified_at, account_id, order_id LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED
            """))).contains("orders_contact_due");
    }

    private void store(String order, Instant modified, boolean sealed) throws SQLException {
        var raw = ORDER.replace("o1", order);
        scene.sql.run(
                """
                INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, run_id, first_stored_at, stored_at)
                VALUES (?, ?, ?, ?, CAST(? AS jsonb), gen_random_uuid(), now(), now())
                """, scene.account, order, scene.at(modified), scene.at(modified), sealed ? facts(raw, true) : raw);
        scene.sql.run("""
            INSERT INTO order_line_items (account_id, order_id, line_item_id, raw) VALUES (?, ?, 'i1', CAST(? AS jsonb))
            """, scene.account, order, sealed ? facts(ITEM, false) : ITEM);
        if (sealed) {
            scene.sql.run("UPDATE orders SET personal = ? WHERE order_id = ?", sealed(raw, place(order), true), order);
            scene.sql.run(
                    "UPDATE order_line_items SET personal = ? WHERE order_id = ?",
                    sealed(ITEM, itemPlace(order), false),
                    order);
        }
    }

    private static Place place(String order) {
        return Place.of("orders", order);
    }

    private static Place itemPlace(String order) {
        return Place.of("order_line_items", order, "i1");
    }

    private static String facts(String json, boolean order) {
        return split(json, order).facts();
    }

    private static PersonalSplit split(String json, boolean order) {
        return PersonalSplit.of(json, order ? PersonalPaths.ORDER : PersonalPaths.LINE_ITEM);
    }

    private static byte[] sealed(String json, Place place, boolean order) throws SQLException {
        try (var connection = DriverManager.getConnection(scene.database.url())) {
            return keys().forWriting(connection, scene.account)
                    .seal(place, split(json, order).personal());
        }
    }

    private static PersonalDataKeys keys() {
        return scene.context().getBean(PersonalDataKeys.class);
    }

    private static String order(String id) throws SQLException {
        return opened("orders", "order_id", id, place(id));
    }

    private static String item(String order) throws SQLException {
        return opened("order_line_items", "order_id", order, itemPlace(order));
    }

    /** As a reader shows the row: what is sealed is opened. */
    private static String opened(String table, String column, String id, Place place) throws SQLException {
        try (var connection = DriverManager.getConnection(scene.database.url());
                var statement = connection.prepareStatement(
                        "SELECT raw, personal FROM " + table + " WHERE " + column + " = ?")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return keys().forWriting(connection, scene.account)
                        .members(place, row.getBytes("personal"))
                        .restore(row.getString("raw"));
            }
        }
    }
}
