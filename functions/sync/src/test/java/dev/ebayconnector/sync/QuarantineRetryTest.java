package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpAnswer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record of any resource in quarantine that can be read now becomes the row that a sync would have stored. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class QuarantineRetryTest {

    private static final int SKUS = 27;

    /** Without what names the run or the time of reading. */
    private static final String ROW = """
        SELECT CAST(to_jsonb(t) - '{run_id,seen_run_id,first_stored_at,stored_at}'::text[] AS text)
        FROM %s t
        WHERE %s = ?
        """;

    private final SyncSystem system;

    QuarantineRetryTest(SyncSystem system) {
        this.system = system;
    }

    /** Resource, table, key of its record, and the key as an unreadable record has it. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("orders", "orders", "order_id", "order_id"),
                arguments(
                        "transactions",
                        "transactions",
                        "transaction_id || ' ' || transaction_type",
                        "transaction_id || ' ' || transaction_type"),
                arguments("transactions", "payouts", "payout_id", "payout_id"),
                arguments("messages", "conversations", "conversation_id", "'listed/' || conversation_id"),
                arguments("messages", "messages", "message_id", "conversation_id || '/' || message_id"),
                arguments("inventory", "inventory_items", "sku", "sku"),
                arguments("offers", "offers", "offer_id", "offer_id"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("kinds")
    void theRowIsTheOneThatASyncStores(String resource, String table, String key, String recordKey) {
        sync(resource);
        // The latest: of an old order the countries stay in their columns, but no longer in the JSON that is tried
        // again.
        var one = system.sql.text("SELECT %s FROM %s ORDER BY 1 DESC LIMIT 1".formatted(key, table));
        var row = system.sql.text(ROW.formatted(table, key), one);
        var id = quarantine(
                resource,
                system.sql.text("SELECT %s FROM %s WHERE %s = ?".formatted(recordKey, table, key), one),
                sent(table, key, one));
        system.sql.run("DELETE FROM %s WHERE %s = ?".formatted(table, key), one);

        var answer = retry(id);

        assertThat(answer.json().path("stored").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(system.sql.text(ROW.formatted(table, key), one)).isEqualTo(row);
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    /** A record as eBay sent it. */
    private String sent(String table, String key, String one) {
        return List.of("inventory_items", "offers").contains(table)
                ? system.sql.text("SELECT raw::text FROM %s WHERE %s = ?".formatted(table, key), one)
                : Opened.rows(system, table, key.split(" \\|\\| ' ' \\|\\| "))
                        .get(one)
                        .raw()
                        .toString();
    }

    @Test
    void aDisputeIsStoredFromItsSummaryAndThenItsDetail() {
        sync("disputes");
        var one = system.sql.text("SELECT payment_dispute_id FROM disputes ORDER BY 1 LIMIT 1");
        var row = system.sql.text(ROW.formatted("disputes", "payment_dispute_id"), one);
        var summary = quarantine("disputes", one, sent("disputes", "payment_dispute_id", one));
        var detail = quarantine(
                "disputes",
                "detail/" + one,
                Opened.parts(system, "disputes", "detail", "detail_personal", "payment_dispute_id")
                        .get(one)
                        .raw()
                        .toString());
        system.sql.run("DELETE FROM disputes WHERE payment_dispute_id = ?", one);

        assertThat(retry(summary).json().path("stored").asBoolean()).isTrue();
        assertThat(retry(detail).json().path("stored").asBoolean()).isTrue();

        assertThat(system.sql.text(ROW.formatted("disputes", "payment_dispute_id"), one))
                .isEqualTo(row);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("transactions", "7 SALE", "{\"transactionId\":\"7\",\"transactionType\":\"SALE\"}", "Date"),
                arguments("transactions", "8", "{\"payoutId\":\"8\",\"payoutStatus\":\"SUCCEEDED\"}", "payoutDate"),
                arguments("transactions", null, "[]", "not a JSON object"),
                arguments("disputes", "9", "{\"paymentDisputeId\":\"9\"}", "openDate"),
                arguments("disputes", "detail/9", "{\"paymentDisputeId\":\"9\"}", "openDate"),
                arguments("messages", "1/2", "{\"messageId\":\"2\"}", "createdDate"),
                arguments(
                        "messages",
                        "listed/1",
                        "{\"conversationId\":\"1\",\"conversationType\":\"FROM_EBAY\"}",
                        "createdDate"),
                arguments("inventory", null, "{\"locale\":\"en_US\"}", "sku"),
                arguments("offers", "3", "{\"offerId\":\"3\"}", "sku"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("unreadable")
    void whatIsStillMissingIsNamed(String resource, String key, String raw, String missing) {
        system.connect();

        var answer = retry(quarantine(resource, key, raw));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("stored").asBoolean()).isFalse();
        assertThat(answer.json().path("reason").asText()).contains(missing);
        assertThat(system.sql.text("SELECT reason FROM quarantined_records")).contains(missing);
    }

    static Stream<Arguments> noRecords() {
        return Stream.of(
                arguments("transactions", "funds", "{}"),
                arguments("disputes", "detail/9", "null"),
                arguments("messages", "listed/1", "null"),
                arguments("messages", "listed/1", "{\"conversationId\":\"1\"}"),
                arguments("messages", null, "{\"messageId\":\"2\"}"),
                arguments("messages", "2", "{\"messageId\":\"2\"}"),
                arguments("offers", "sku A", "{\"sku\":\"A\"}"),
                arguments("offers", "item A", "{\"sku\":\"A\"}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("noRecords")
    void whatIsNoRecordByItselfIsLeftToTheNextSync(String resource, String key, String raw) {
        system.connect();

        var answer = retry(quarantine(resource, key, raw));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isEqualTo(1);
    }

    private void sync(String resource) {
        system.ebay.inventory().size(SKUS);
        system.connect();
        JsonNode run = system.runToEnd(resource, "{}");
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        system.sql.run("TRUNCATE quarantined_records");
    }

    /** As a sync leaves a record that it cannot read. */
    private String quarantine(String resource, String key, String raw) {
        return system.sql.text("""
            INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
            SELECT now(), id, ?, ?, ?, 'could not be read', ?::jsonb FROM accounts
            RETURNING id
            """, UUID.randomUUID(), resource, key, raw);
    }

    private HttpAnswer retry(String id) {
        return system.post("/api/ebay/sync/quarantine/" + id + "/retry", "");
    }
}
