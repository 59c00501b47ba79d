package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record by its id. */
class RecordTest {

    /** The member of a listed record that holds its id. */
    private static final Map<String, String> ID_MEMBERS = Map.of(
            "orders", "order_id",
            "transactions", "transaction_id",
            "payouts", "payout_id",
            "funds", "taken_at",
            "disputes", "payment_dispute_id",
            "conversations", "conversation_id",
            "messages", "message_id",
            "inventory", "sku",
            "offers", "offer_id");

    private static Stored stored;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
        Samples.fill(stored.sql());
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a/b",
                "a//b",
                "/a",
                "a/",
                "a+b",
                "a%b",
                "a%2Fb",
                "a%252Fb",
                "100%",
                "ä–日本 😀",
                "a b",
                " a",
                "a?b",
                "a#b",
                "a;b=c,d",
                "a&b=c",
                "{a}",
                "\"a\\b'",
                "a\nb",
                "export/1",
                "'; DROP TABLE orders; --",
            })
    void anIdOfAnyCharactersIsFound(String id) {
        order(Stored.ONE, id, "{\"orderId\": \"raw\"}");

        var answer = stored.get("/api/ebay/orders/" + Stored.encode(id));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("order_id").asText()).isEqualTo(id);
        assertThat(answer.json().path("raw").path("orderId").asText()).isEqualTo("raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void whoHasTheRecordGetsNoBodyUntilItChanges(String sent) {
        order(Stored.ONE, "tagged " + sent, "{\"orderId\": \"raw\"}");
        var path = "/api/ebay/orders/" + Stored.encode("tagged " + sent);
        var whole = stored.get(path);
        var header = sent.formatted(whole.header("ETag"));

        var known = stored.get(path, "If-None-Match", header);
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isNullOrEmpty();
        assertThat(known.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(known.header("Cache-Control")).as("personal data").contains("no-store");

        stored.sql().run("UPDATE orders SET payment_status = 'REFUNDED' WHERE order_id = ?", "tagged " + sent);
        assertThat(stored.get(path, "If-None-Match", whole.header("ETag")).status())
                .isEqualTo(200);
        assertThat(stored.get("/api/ebay/orders/none", "If-None-Match", "*").status())
                .isEqualTo(404);
    }

    @Test
    void anIdOfTwoAccountsNeedsTheAccount() {
        order(Stored.ONE, "twice", "{\"of\": \"one\"}");
        order(Stored.OTHER, "twice", "{\"of\": \"other\"}");

        var answer = stored.get("/api/ebay/orders/twice");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("account_id");
        assertThat(stored.get("/api/ebay/orders/twice?account_id=" + Stored.OTHER)
                        .json()
                        .path("raw")
                        .path("of")
                        .asText())
                .isEqualTo("other");
    }

    @Test
    void aTransactionIdOfTwoTypesNeedsTheTypeAndShowsItsFees() {
        var answer = stored.get("/api/ebay/transactions/transaction-7");
        var sale = stored.get("/api/ebay/transactions/transaction-7?type=SALE");

        assertThat(answer.fields()).containsExactly("type");
        assertThat(sale.json().path("transaction_type").asText()).isEqualTo("SALE");
        assertThat(sale.json().path("fees").findValuesAsText("fee_type")).containsExactly("FINAL_VALUE_FEE");
        assertThat(sale.json().path("amount").path("currency").asText()).isEqualTo("EUR");
    }

    @Test
    void everyResourceShowsOneRecordWithRawJson() {
        for (var resource : Resources.ALL) {
            var path = "/api/ebay/" + resource.name();
            var listed = stored.get(path + "?limit=1&account_id=" + Stored.OTHER)
                    .json()
                    .path("items")
                    .path(0);
            var id = listed.path(ID_MEMBERS.get(resource.name())).asText();
            var type = resource.name().equals("transactions")
                    ? "&type=" + listed.path("transaction_type").asText()
                    : "";

            var answer = stored.get(path + "/" + Stored.encode(id) + "?account_id=" + Stored.OTHER + type);

            assertThat(answer.status()).as(resource.name() + answer).isEqualTo(200);
            assertThat(answer.json().path("raw").isObject()).as(resource.name()).isTrue();
            assertThat(listed.has("raw")).isFalse();
            listed.properties()
                    .forEach(member -> assertThat(answer.json().path(member.getKey()))
                            .as(resource.name() + " " + member.getKey())
                            .isEqualTo(member.getValue()));
        }
    }

    @Test
    void whatIsTooLargeForAnAnswerIsLeftOut() {
        order(Stored.ONE, "large", "{\"text\": \"" + "x".repeat(5_000_000) + "\"}");

        var answer = stored.get("/api/ebay/orders/large");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("raw").isNull()).isTrue();
        assertThat(answer.json().path("raw_too_large").asBoolean()).isTrue();
    }

    private static void order(String account, String id, String raw) {
        stored.sql().run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, run_id, first_stored_at, stored_at)
            VALUES (CAST(? AS uuid), ?, now(), now(), CAST(? AS jsonb), gen_random_uuid(), now(), now())
            """, account, id, raw);
    }
}
