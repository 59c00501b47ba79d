package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.testing.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 20,000 orders in parts, while orders are inserted between the parts. */
class ExportTest {

    private static final int ORDERS = 20_500;
    private static final int LAMBDA_LIMIT = 6 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Stored stored;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
        insert("order-", ORDERS, "2026-05-01T00:00:00Z");
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @Test
    void thePartsOfNdjsonHoldEachOrderOnceThoughOthersAreInserted() throws IOException {
        var parts = parts("/api/ebay/orders/export?format=ndjson&from=2026-05-01T00:00:00Z");

        var ids = new ArrayList<String>();
        for (var part : parts) {
            assertThat(part.header("content-type")).startsWith("application/x-ndjson");
            for (var line : text(part).split("\n")) {
                var order = JSON.readTree(line);
                ids.add(order.path("order_id").asText());
                assertThat(order.path("raw").path("note").asText()).startsWith("\"größe\"");
            }
        }
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsAll(stored.sql().texts("SELECT order_id FROM orders WHERE order_id LIKE 'order-%'"));
    }

    @Test
    void thePartsOfCsvAreOneFileWithOneHeader() {
        var parts = parts("/api/ebay/orders/export?format=csv&account_id=" + Stored.ONE + "&limit=9000");

        var file = String.join("", parts.stream().map(ExportTest::text).toList());
        var lines = file.split("\r\n");
        assertThat(parts.getFirst().header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(lines[0]).startsWith("account_id,order_id,created_at,");
        assertThat(file.indexOf("account_id,order_id")).isEqualTo(file.lastIndexOf("account_id,order_id"));
        assertThat(List.of(lines).subList(1, lines.length).stream().map(line -> line.split(",")[1]))
                .doesNotHaveDuplicates()
                .containsAll(stored.sql()
                        .texts(
                                "SELECT order_id FROM orders WHERE order_id LIKE 'order-%' AND account_id = CAST(? AS"
                                        + " uuid)",
                                Stored.ONE));
        assertThat(lines[1]).contains(",'=buyer");
    }

    @Test
    void theLinkLeadsToTheNextPartWithTheSameFilters() {
        var first = stored.get("/api/ebay/orders/export?format=csv&buyer=%3Dbuyer1&limit=3");
        var link = first.header("link");

        assertThat(link).matches("</api/ebay/orders/export\\?.*>; rel=\"next\"");
        var second = stored.get(link.substring(1, link.indexOf('>')));
        assertThat(second.status()).isEqualTo(200);
        assertThat(text(second).lines()).hasSize(3).allMatch(line -> line.contains("'=buyer1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "*/*", "application/json, text/plain, */*"})
    void whateverTheCallerAcceptsAnExportIsNoRecordWithTheIdExport(String accepted) {
        var answer = stored.get("/api/ebay/orders/export?format=csv&limit=1", accepted);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/csv; charset=utf-8");
    }

    @Test
    void anExportWithoutRecordsIsTheHeader() {
        assertThat(text(stored.get("/api/ebay/orders/export?format=csv&buyer=no-such-buyer")))
                .startsWith("account_id,")
                .hasLineCount(1);
        assertThat(text(stored.get("/api/ebay/orders/export?format=ndjson&buyer=no-such-buyer")))
                .isEmpty();
    }

    @Test
    void aPageOfAListIsCutBeforeItIsTooLarge() {
        stored.sql().run("""
            INSERT INTO conversations (account_id, conversation_id, created_at, latest_message_at, raw, run_id, first_stored_at, stored_at)
            VALUES (CAST(? AS uuid), 'long', now(), now(), '{}', gen_random_uuid(), now(), now())
            """, Stored.ONE);
        stored.sql().run("""
            INSERT INTO messages (account_id, message_id, conversation_id, body, created_at, raw, run_id, first_stored_at, stored_at)
            SELECT CAST(? AS uuid), 'message-' || n, 'long', repeat('"', 100000), now(), '{}', gen_random_uuid(), now(), now()
            FROM generate_series(1, 100) n
            """, Stored.ONE);

        var page = stored.get("/api/ebay/messages?limit=1000");

        assertThat(page.event().toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(LAMBDA_LIMIT);
        assertThat(stored.all("/api/ebay/messages?limit=1000")).hasSize(100).doesNotHaveDuplicates();
    }

    /** All parts; before each, orders are inserted at both ends and in the middle. */
    private static List<HttpAnswer> parts(String target) {
        var parts = new ArrayList<HttpAnswer>();
        var next = "";
        do {
            var part = stored.get(target + next);
            assertThat(part.status()).as(part.toString()).isEqualTo(200);
            assertThat(part.event().toString().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(LAMBDA_LIMIT);
            parts.add(part);
            for (var at : List.of("2026-04-01T00:00:00Z", "2026-05-05T00:00:00Z", "2026-06-02T00:00:00Z")) {
                insert("new-" + parts.size() + target.hashCode() + at, 10, at);
            }
            next = "&next=" + part.header("x-next");
        } while (!next.equals("&next="));
        return parts;
    }

    private static String text(HttpAnswer part) {
        return new String(part.bytes(), StandardCharsets.UTF_8);
    }

    private static void insert(String prefix, int orders, String from) {
        stored.sql().run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, buyer_username, total_value, total_currency,
                                raw, run_id, first_stored_at, stored_at)
            SELECT CAST(CASE n % 10 WHEN 0 THEN ? ELSE ? END AS uuid), ? || n, CAST(? AS timestamptz) + n / 5 * interval '9 minutes',
                   now(), '=buyer' || n % 100, n, 'EUR', jsonb_build_object('note', '"größe" ' || repeat('abcdefgh ', 60)),
                   gen_random_uuid(), now(), now()
            FROM generate_series(1, ?) n
            """, Stored.OTHER, Stored.ONE, prefix, from, orders);
    }
}
