package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad order is quarantined with what eBay sent; the others are stored, and the run succeeds. */
@ExtendWith(RunningSync.class)
final class QuarantineTest {

    private final SyncSystem system;

    QuarantineTest(SyncSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        no id           | orderId is missing
        no such date    | creationDate is not a time in ISO 8601
        no number       | pricingSummary.total is not a number
        NUL             | the record holds a NUL character
        huge number     | pricingSummary.total is not a plausible amount
        same item twice | a line item appears twice
        """)
    void anOrderThatCannotBeStoredIsSetAsideWithItsJsonAndTheOthersAreStored(String fault, String reason) {
        system.connect(FakeEnvironment.SANDBOX);
        var spoilt = Collections.synchronizedList(new ArrayList<String>());
        system.sandbox.eachPage(page -> {
            if (spoilt.isEmpty()) {
                var order = (ObjectNode) page.path("orders").get(7);
                spoilt.add(order.path("orderId").asText());
                spoil(order, fault);
            }
        });

        var run = system.runToEnd("{}");

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS - 1);
        assertThat(run.path("rows").path("unchanged").asInt()).isZero();
        assertThat(run.path("rows").path("quarantined").asInt()).isEqualTo(1);
        assertThat(run.path("rows").path("seen").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.texts(
                        "SELECT reason FROM quarantined_records WHERE run_id = ?::uuid",
                        run.path("id").asText()))
                .containsExactly(reason);
        assertThat(system.sql.text("SELECT octet_length(personal) > 1000 FROM quarantined_records"))
                .isEqualTo("t");
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE order_id = ?", spoilt.getFirst()))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM order_line_items"))
                .isEqualTo(system.sql.number("SELECT sum(jsonb_array_length(raw -> 'lineItems')) FROM orders"));
    }

    private static void spoil(ObjectNode order, String fault) {
        switch (fault) {
            case "no id" -> order.remove("orderId");
            case "no such date" -> order.put("creationDate", "yesterday");
            case "no number" -> ((ObjectNode) order.path("pricingSummary").path("total")).put("value", "a lot");
            case "NUL" -> order.put("salesRecordReference", "1\u00002");
            case "huge number" -> ((ObjectNode) order.path("pricingSummary").path("total")).put("value", "1e200000");
            case "same item twice" ->
                ((ArrayNode) order.path("lineItems"))
                        .add(order.path("lineItems").get(0).deepCopy());
            default -> throw new IllegalArgumentException(fault);
        }
    }
}
