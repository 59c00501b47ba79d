package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record by its id. */
class RecordTest {

    private static Stored stored;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
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

    private static void order(String account, String id, String raw) {
        stored.sql().run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, raw, run_id, first_stored_at, stored_at)
            VALUES (CAST(? AS uuid), ?, now(), now(), CAST(? AS jsonb), gen_random_uuid(), now(), now())
            """, account, id, raw);
    }
}
