package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored orders of two sellers, as the console lists them. */
class OrdersTest {

    private static final String ONE = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "33333333-3333-4333-8333-333333333333";

    private static TestDatabase database;
    private static DataFunction function;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.migrated();
        function = new DataFunction(Map.of(
                "DATABASE_URL",
                database.url(),
                "SESSION_KEYS",
                TestSession.KEYS,
                "PERSONAL_DATA_KEYSET",
                TestKeyset.fresh(),
                "EDGE_REQUIRED",
                "false"));
        store(new Sql(database.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @Test
    void aViewerSeesTheNewestFirstWithAmountsAsText() {
        var answer = asViewer("/api/ebay/orders");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(orders(answer)).containsExactly("04", "03", "02", "01");
        var second = answer.json().path("items").get(2);
        assertThat(second.path("created_at").asText()).isEqualTo("2026-05-02T10:00:00.123Z");
        assertThat(second.path("total").path("value").isTextual()).isTrue();
        assertThat(second.path("total").path("value").asText()).isEqualTo("12345678901234567.10");
        assertThat(second.path("line_item_count").asInt()).isEqualTo(2);
        assertThat(second.path("line_items").findValuesAsText("sku")).containsExactly("SKU-Ä", "SKU-2");
        assertThat(answer.json().path("items").get(3).path("total").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account_id=" + OTHER + "|04",
                "status=FULFILLED|02 01",
                "buyer=zo%C3%AB%2Bone|02",
                "from=2026-05-02T10:00:00.123Z|04 03 02",
                "to=2026-05-02T10:00:00.123Z|01",
                "account_id=" + ONE + "&status=NOT_STARTED|03",
                "buyer=no-such-buyer|''",
            })
    void filtersNarrowTheList(String filter, String expected) {
        assertThat(String.join(" ", orders(asViewer("/api/ebay/orders?" + filter))))
                .isEqualTo(expected);
    }

    @Test
    void pagesShowEveryOrderOnceThoughTheirMomentsAreEqual() {
        var seen = new ArrayList<String>();
        for (var page = asViewer("/api/ebay/orders?limit=1");
                ;
                page = asViewer("/api/ebay/orders?limit=1&next="
                        + page.json().path("next").asText())) {
            seen.addAll(orders(page));
            if (page.json().path("next").isNull()) {
                break;
            }
        }
        assertThat(seen).containsExactly("04", "03", "02", "01");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = asViewer(
                "/api/ebay/orders?limit=1001&account_id=x&from=2026-05-01&next=bm90aGluZw&page=2&status=A&status=B");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactlyInAnyOrder("limit", "account_id", "from", "next", "page", "status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=A%00B",
                "buyer=%00",
                "from=%2B1000000000-12-31T23:59:59Z",
                "to=-100000-01-01T00:00:00Z",
                "from=0000-01-01T00:00:00Z",
                "account_id=1-1-1-1-1",
                "next=%00",
                "limit=2147483648",
            })
    void valuesThatPostgresqlCannotHoldAreRefused(String filter) {
        var answer = asViewer("/api/ebay/orders?" + filter);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(filter.substring(0, filter.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-02T10:00:00Z\n33333333-3333-4333-8333-333333333333\na\0b",
                "2026-05-02T10:00:00Z\n3-3-3-3-3\nx",
                "+1000000000-12-31T23:59:59Z\n33333333-3333-4333-8333-333333333333\nx",
                "2026-05-02T10:00:00Z",
                "",
                "\n\n",
            })
    void aNextThatTheListDidNotGiveOutIsRefused(String parts) {
        var next = Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));

        assertThat(asViewer("/api/ebay/orders?next=" + next).fields()).containsExactly("next");
    }

    @Test
    void aStrangerIs401() {
        assertThat(LambdaCall.http(function, HttpEvent.get("/api/ebay/orders")).status())
                .isEqualTo(401);
    }

    private static void store(Sql sql) {
        sql.run("INSERT INTO users (id, email, password_hash, role) VALUES ('%s', 'ada@example.com', 'x', 'ADMIN')"
                .formatted(ONE));
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_by, connected_at)
            VALUES ('%1$s', 'sandbox', 'u-1', 'one', 'CONNECTED', '%1$s', now()), ('%2$s', 'sandbox', 'u-2', 'other', 'CONNECTED', '%1$s', now())
            """.formatted(ONE, OTHER));
        order(sql, ONE, "01", "2026-05-01T10:00:00Z", "FULFILLED", "bob", null);
        order(sql, ONE, "02", "2026-05-02T10:00:00.123Z", "FULFILLED", "zoë+one", "12345678901234567.10");
        order(sql, ONE, "03", "2026-05-02T10:00:00.123Z", "NOT_STARTED", "bob", "0.99");
        order(sql, OTHER, "04", "2026-05-02T10:00:00.123Z", "NOT_STARTED", "bob", "5");
        sql.run("""
            INSERT INTO order_line_items (account_id, order_id, line_item_id, sku, title, quantity, total_value, currency, raw)
            VALUES ('%1$s', '02', '1', 'SKU-Ä', 'A title', 1, 1.00, 'EUR', '{}'), ('%1$s', '02', '2', 'SKU-2', 'B', 3, 2, 'EUR', '{}')
            """.formatted(ONE));
    }

    private static void order(
            Sql sql, String account, String id, String at, String status, String buyer, String total) {
        sql.run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, fulfillment_status, buyer_username,
                                total_value, total_currency, raw, run_id, first_stored_at, stored_at)
            VALUES (CAST(? AS uuid), ?, CAST(? AS timestamptz), now(), ?, ?, CAST(? AS numeric), 'EUR', '{}', gen_random_uuid(), now(), now())
            """, account, id, at, status, buyer, total);
    }

    private static HttpAnswer asViewer(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(TestSession.of("VIEWER")));
    }

    private static List<String> orders(HttpAnswer answer) {
        return answer.json().path("items").findValuesAsText("order_id");
    }
}
