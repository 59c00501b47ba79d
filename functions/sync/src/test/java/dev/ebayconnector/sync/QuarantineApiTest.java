package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records in quarantine are listed, shown with what eBay sent, dismissed and retried. */
@ExtendWith(RunningSync.class)
final class QuarantineApiTest {

    private static final String PATH = "/api/ebay/sync/quarantine";

    private final SyncSystem system;
    private final Map<String, String> spoilt = new ConcurrentHashMap<>();

    QuarantineApiTest(SyncSystem system) {
        this.system = system;
    }

    /** Two orders cannot be read. */
    @BeforeEach
    void quarantine() {
        system.connect(FakeEnvironment.SANDBOX);
        system.sandbox.eachPage(page -> {
            var orders = page.path("orders");
            if (spoilt.isEmpty()) {
                spoilt.put(orders.path(3).path("orderId").asText(), "creationDate");
                spoilt.put(orders.path(5).path("orderId").asText(), "lastModifiedDate");
            }
            orders.forEach(order -> {
                var member = spoilt.get(order.path("orderId").asText());
                if (member != null) {
                    ((ObjectNode) order).put(member, "yesterday");
                }
            });
        });
        system.runToEnd("{}");
    }

    @Test
    void theListHasReasonsAndOneRecordHasWhatEbaySent() {
        var items = list("");

        assertThat(items.findValuesAsText("reason"))
                .containsExactlyInAnyOrder(
                        "creationDate is not a time in ISO 8601", "lastModifiedDate is not a time in ISO 8601");
        assertThat(items.path(0).has("raw")).isFalse();
        var shown = system.get(PATH + "/" + items.path(0).path("id").asText()).json();
        assertThat(shown.path("raw").asText()).contains(shown.path("record_key").asText());
        assertThat(shown.path("resource").asText()).isEqualTo("orders");
    }

    @Test
    void theListIsFilteredAndPaged() {
        var first = system.get(PATH + "?limit=1").json();
        var second = system.get(PATH + "?limit=1&next=" + first.path("next").asText());

        assertThat(first.path("items").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(second.json().path("items").findValuesAsText("id"));
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(list("?resource=orders")).hasSize(2);
        assertThat(list("?account_id=8d7f6f7e-0000-4000-8000-000000000000")).isEmpty();
        assertThat(system.get(PATH + "?resource=nothing&limit=0").fields())
                .containsExactlyInAnyOrder("resource", "limit");
    }

    @Test
    void aDismissedRecordIsListedAgainOnlyWhenEbayChangesIt() {
        var id = list("").path(0).path("id").asText();

        var dismissed = system.post(PATH + "/" + id + "/dismiss", "");

        assertThat(dismissed.json().path("dismissed_by").asText()).isNotEmpty();
        assertThat(list("")).hasSize(1);
        assertThat(list("?dismissed=true").findValuesAsText("id")).containsExactly(id);
        system.runToEnd("{\"full\":true}");
        assertThat(list("")).as("eBay sent the same").hasSize(1);
        system.sql.run("UPDATE quarantined_records SET raw = '{}', personal = NULL WHERE id = ?::bigint", id);
        system.runToEnd("{\"full\":true}");
        assertThat(list("")).as("eBay sent another").hasSize(2);
    }

    @Test
    void aRecordThatCanBeReadNowIsStoredAndLeavesTheQuarantine() {
        var item = list("").path(0);
        var id = item.path("id").asText();
        repair(id);

        var answer = system.post(PATH + "/" + id + "/retry", "");

        assertThat(answer.json().path("stored").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(list("")).hasSize(1);
        assertThat(system.sql.number(
                        "SELECT count(*) FROM orders WHERE order_id = ?",
                        item.path("record_key").asText()))
                .isEqualTo(1);
        assertThat(system.sql.texts("SELECT event FROM event_log WHERE event = 'sync.record_stored'"))
                .hasSize(1);
    }

    @Test
    void aRecordThatStillCannotBeReadStaysWithItsReason() {
        var id = list("").path(0).path("id").asText();
        system.sql.run("UPDATE quarantined_records SET reason = 'an older reason' WHERE id = ?::bigint", id);

        var answer = system.post(PATH + "/" + id + "/retry", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("stored").asBoolean()).isFalse();
        assertThat(answer.json().path("reason").asText()).isNotEmpty();
        assertThat(list("").findValuesAsText("reason"))
                .contains(answer.json().path("reason").asText())
                .doesNotContain("an older reason");
    }

    @Test
    void whatTheDatabaseRefusesStaysToo() {
        var id = list("").path(0).path("id").asText();
        repair(id);
        system.sql.run("ALTER TABLE orders ADD CONSTRAINT refuses CHECK (false) NOT VALID");
        try {
            var answer = system.post(PATH + "/" + id + "/retry", "");
            assertThat(answer.json().path("stored").asBoolean()).isFalse();
            assertThat(answer.json().path("reason").asText())
                    .isEqualTo("the record contradicts a rule of the database");
        } finally {
            system.sql.run("ALTER TABLE orders DROP CONSTRAINT refuses");
        }
        assertThat(list("")).hasSize(2);
    }

    @Test
    void onlyAdminsChangeTheQuarantine() {
        var id = list("").path(0).path("id").asText();
        var viewer = TestSession.of("VIEWER");

        assertThat(system.send(HttpEvent.get(PATH + "/" + id).bearer(viewer)).status())
                .isEqualTo(200);
        assertThat(system.send(HttpEvent.post(PATH + "/" + id + "/dismiss", "").bearer(viewer))
                        .status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.post(PATH + "/" + id + "/retry", "").bearer(viewer))
                        .status())
                .isEqualTo(403);
        assertThat(system.get(PATH + "/0").status()).isEqualTo(404);
        assertThat(system.get(PATH + "/999999999999").status()).isEqualTo(404);
    }

    /** As if the connector had learned to read it; stored as the release before stored it. */
    private void repair(String id) {
        var sent =
                (ObjectNode) json(system.get(PATH + "/" + id).json().path("raw").asText());
        sent.put("creationDate", "2026-05-01T00:00:00.000Z").put("lastModifiedDate", "2026-05-01T00:00:00.000Z");
        system.sql.run(
                "UPDATE quarantined_records SET raw = CAST(? AS jsonb), personal = NULL WHERE id = ?::bigint",
                sent.toString(),
                id);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode list(String query) {
        return system.get(PATH + query).json().path("items");
    }
}
