package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealed records are shown, found and exported as records of an earlier release are, which are not sealed. */
class SealedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "{\"orderId\":\"1\",\"buyer\":{\"username\":\"Jo-B\",\"email\":\"jo@x.de\"}}";
    private static final String MESSAGE =
            "{\"messageId\":\"m\",\"senderUsername\":\"jo-b\",\"messageBody\":\"=Hello\",\"subject\":\"Hi\"}";
    private static final String ROW = "run_id, first_stored_at, stored_at";
    private static final String VALUES = "gen_random_uuid(), now(), now()";

    private static Stored stored;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        stored.sql().run("TRUNCATE orders, transactions, disputes, conversations, payouts, data_keys CASCADE");
        connection = DriverManager.getConnection(stored.url());
        order(Stored.ONE, "sealed", "jo-b");
        stored.sql().run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, buyer_username, raw, %s)
            VALUES (CAST(? AS uuid), 'plain', now(), now(), 'jo-b', CAST(? AS jsonb), %s)
            """.formatted(ROW, VALUES), Stored.OTHER, ORDER);
        message();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aSealedRecordIsShownAsItWasSent() throws Exception {
        var order = get("orders/sealed");

        assertThat(order.path("raw")).isEqualTo(JSON.readTree(ORDER));
        assertThat(order.path("buyer_username").asText()).isEqualTo("Jo-B");
        assertThat(order.has("personal")).isFalse();
        assertThat(order.path("erased_at").isNull()).isTrue();
        assertThat(get("orders/plain").path("raw")).isEqualTo(JSON.readTree(ORDER));
        var message = get("messages/m");
        assertThat(message.path("sender").asText()).isEqualTo("jo-b");
        assertThat(message.path("recipient").asText()).as("kept").isEqualTo("seller");
        assertThat(message.path("body").asText()).isEqualTo("=Hello");
        assertThat(message.path("subject").asText()).isEqualTo("Hi");
        assertThat(message.path("media").path(0).path("mediaName").asText()).isEqualTo("a.jpg");
    }

    @Test
    void aListByABuyerFindsSealedAndPlainRecordsAndNoOthers() throws SQLException {
        order(Stored.OTHER, "another", "someone-else");

        assertThat(get("orders?buyer=jo-b").path("items").findValuesAsText("order_id"))
                .containsExactlyInAnyOrder("sealed", "plain");
        assertThat(get("orders?buyer=JO-B").path("items").findValuesAsText("order_id"))
                .as("sealed names are found in any spelling")
                .containsExactly("sealed");
        assertThat(get("orders?buyer=jo").path("items")).isEmpty();
        assertThat(get("messages?sender=jo-b").path("items").findValuesAsText("message_id"))
                .containsExactly("m");
        assertThat(get("orders").path("items").findValuesAsText("buyer_username"))
                .containsExactlyInAnyOrder("Jo-B", "jo-b", "Jo-B");
    }

    @Test
    void anExportOpensWhatIsSealed() {
        var csv = new String(stored.get("/api/ebay/messages/export?format=csv").bytes(), StandardCharsets.UTF_8);
        var lines =
                new String(stored.get("/api/ebay/orders/export?format=ndjson").bytes(), StandardCharsets.UTF_8);

        assertThat(csv).contains("'=Hello", "jo-b").doesNotContain("personal", "\\x");
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("jo@x.de"));
    }

    @Test
    void withoutItsKeyARecordIsShownWithoutItsPersonalData() throws SQLException {
        stored.keys().drop(connection, UUID.fromString(Stored.ONE));

        var order = get("orders/sealed");

        assertThat(order.path("raw").toString()).isEqualTo("{\"orderId\":\"1\"}");
        assertThat(order.path("buyer_username").isNull()).isTrue();
    }

    @Test
    void anErasedRecordSaysSo() {
        stored.sql()
                .run("UPDATE orders SET personal = NULL, buyer_hash = NULL, erased_at = now() WHERE order_id ="
                        + " 'sealed'");

        var order = get("orders/sealed");

        assertThat(order.path("erased_at").isNull()).isFalse();
        assertThat(order.path("buyer_username").isNull()).isTrue();
        assertThat(get("orders?buyer=jo-b").path("items").findValuesAsText("order_id"))
                .containsExactly("plain");
    }

    private static JsonNode get(String target) {
        var answer = stored.get("/api/ebay/" + target);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private void order(String account, String id, String buyer) throws SQLException {
        var split = PersonalSplit.of(ORDER, PersonalPaths.ORDER);
        stored.sql()
                .run(
                        """
                        INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, personal, buyer_hash, %s)
                        VALUES (CAST(? AS uuid), ?, now(), now(), CAST(? AS jsonb), ?, ?, %s)
                        """.formatted(ROW, VALUES),
                        account,
                        id,
                        split.facts(),
                        seal(account, Place.of("orders", id), split),
                        hash(buyer));
    }

    private void message() throws SQLException {
        stored.sql().run("""
            INSERT INTO conversations (account_id, conversation_id, created_at, latest_message_at, raw, %s)
            VALUES (CAST(? AS uuid), 'c', now(), now(), '{}', %s)
            """.formatted(ROW, VALUES), Stored.ONE);
        var split = PersonalSplit.of(MESSAGE, PersonalPaths.MESSAGE);
        UnaryOperator<PersonalMembers> kept = personal ->
                personal.withColumn("recipient", "seller").withColumn("media", "[{\"mediaName\":\"a.jpg\"}]");
        stored.sql()
                .run(
                        """
                        INSERT INTO messages (account_id, message_id, conversation_id, created_at, raw, personal, sender_hash, %s)
                        VALUES (CAST(? AS uuid), 'm', 'c', now(), CAST(? AS jsonb), ?, ?, %s)
                        """.formatted(ROW, VALUES),
                        Stored.ONE,
                        split.facts(),
                        seal(
                                Stored.ONE,
                                Place.of("messages", "m"),
                                new PersonalSplit(split.facts(), kept.apply(split.personal()))),
                        hash("jo-b"));
    }

    private byte[] seal(String account, Place place, PersonalSplit split) throws SQLException {
        return stored.keys().forWriting(connection, UUID.fromString(account)).seal(place, split.personal());
    }

    private byte[] hash(String name) throws SQLException {
        return stored.keys()
                .hasher(connection)
                .hash("sandbox", name)
                .map(PersonHash::bytes)
                .orElseThrow();
    }
}
