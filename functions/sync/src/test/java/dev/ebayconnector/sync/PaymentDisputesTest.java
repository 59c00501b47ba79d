package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of payment disputes: stored once with their details, and followed until they are closed. Long, because each
 * case is a step in the life of a dispute.
 */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class PaymentDisputesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUMMARIES = "/sell/fulfillment/v1/payment_dispute_summary";
    private static final String DETAIL = "/sell/fulfillment/v1/payment_dispute/";
    private static final FakeEnvironment SANDBOX = FakeEnvironment.SANDBOX;
    private static final String SELLER = "seller-a";

    /** 18 months in windows of 90 days. */
    private static final int WINDOWS = 7;

    private final SyncSystem system;

    PaymentDisputesTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aFirstRunStoresEveryDisputeOf18MonthsWithItsDetailOnce() {
        system.connect(SANDBOX);

        var run = succeeded();

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(disputes());
        assertThat(system.ebay.calls("dispute.get")).isEqualTo(disputes().size());
        assertThat(system.ebay.calls("dispute.page")).isEqualTo(WINDOWS + 2);
        assertThat(run.path("rows").path("inserted").asInt())
                .isEqualTo(disputes().size());
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE detail IS NULL OR detail_due"))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE raw ->> 'orderId' <> order_id"))
                .isZero();
        assertThat(system.sql.number("""
            SELECT count(*) FROM disputes
            WHERE status = 'CLOSED' AND (closed_at IS NULL OR closure_reason IS NULL
                OR COALESCE(recoup_value, protected_value) IS DISTINCT FROM amount_value)
            """)).isZero();
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE status = 'CLOSED'"))
                .isPositive();
    }

    @Test
    void anUnchangedRunReadsOnlyTheRecentListAndWhatIsNotClosed() {
        system.connect(SANDBOX);
        succeeded();
        system.ebay.forgetCalls();

        var run = succeeded();

        long open = system.sql.number("SELECT count(*) FROM disputes WHERE status <> 'CLOSED'");
        assertThat(open).isBetween(1L, disputes().size() / 2L);
        assertThat(system.ebay.calls("dispute.page")).isEqualTo(3);
        assertThat(system.ebay.calls("dispute.get")).isEqualTo(open);
        assertThat(run.path("rows").path("inserted").asInt()).isZero();
        assertThat(run.path("rows").path("updated").asInt()).isZero();
    }

    @Test
    void aNewDisputeIsReadWithTheNextRun() {
        system.connect(SANDBOX);
        succeeded();
        var id = system.ebay.openDispute(SANDBOX, SELLER, system.ebay.now(), "ACTION_NEEDED");
        system.advance(Duration.ofMinutes(1));

        var run = succeeded();

        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(1);
        assertThat(system.sql.text(
                        "SELECT respond_by IS NOT NULL AND revision = 1 FROM disputes WHERE"
                                + " payment_dispute_id = ?",
                        id))
                .isEqualTo("t");
    }

    @Test
    void aDisputeIsSeenToCloseAfterItLeftTheListOfTheLast90Days() {
        system.connect(SANDBOX);
        var id = system.ebay.openDispute(SANDBOX, SELLER, system.ebay.now().minus(Duration.ofDays(95)), "OPEN");
        succeeded();
        assertThat(status(id)).isEqualTo("OPEN");
        system.ebay.moveDispute(SANDBOX, SELLER, id, "CLOSED");

        var run = succeeded();

        assertThat(status(id)).isEqualTo("CLOSED");
        assertThat(run.path("rows").path("updated").asInt()).isEqualTo(1);
        assertThat(revision(id)).isEqualTo("2");
        system.ebay.forgetCalls();
        succeeded();
        assertThat(system.ebay.calls("dispute.get"))
                .isEqualTo(system.sql.number("SELECT count(*) FROM disputes WHERE status <> 'CLOSED'"));
    }

    @Test
    void aRunThatWasStoppedBetweenListsAndDetailsIsMadeUpForByTheNext() {
        system.connect(SANDBOX);
        system.ebay.fault(Fault.status(DETAIL, 500).after(5).always());
        var waiting = system.runToEnd("disputes", "{}");
        assertThat(waiting.path("waiting").path("code").asText()).isEqualTo("ebay_unavailable");
        system.stop(UUID.fromString(waiting.path("id").asText()));
        assertThat(stored()).hasSize(disputes().size());
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE detail_due"))
                .isPositive();
        system.ebay.clearFaults();

        succeeded();

        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE detail IS NULL OR detail_due"))
                .isZero();
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(disputes());
    }

    @Test
    void aSummaryThatCannotBeReadIsQuarantinedAloneAndStoredWhenItIsCorrected() {
        system.connect(SANDBOX);
        var bad = disputes().getFirst();
        eachSummary(bad, summary -> summary.put("openDate", "yesterday"));

        var run = succeeded();

        assertThat(run.path("rows").path("quarantined").asInt()).isBetween(1, 2);
        assertThat(system.sql.texts("SELECT record_key || ': ' || reason FROM quarantined_records"))
                .containsExactly(bad + ": openDate is not a time in ISO 8601");
        assertThat(stored()).hasSize(disputes().size() - 1).doesNotContain(bad);
        system.sandboxApiz.passAll();
        succeeded();
        assertThat(stored()).contains(bad);
        assertThat(quarantined()).isZero();
    }

    @Test
    void aDetailThatCannotBeReadIsQuarantinedAndReadAgain() {
        system.connect(SANDBOX);
        var bad = disputes().getFirst();
        system.sandboxApiz.change(
                DETAIL + bad, body -> body.replaceFirst("\"value\":\"[^\"]+\"", "\"value\":\"lots\""));

        succeeded();

        assertThat(system.sql.texts("SELECT record_key || ': ' || reason FROM quarantined_records"))
                .containsExactly("detail/" + bad + ": amount is not a number");
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE detail IS NULL"))
                .isEqualTo(1);
        system.sandboxApiz.passAll();
        succeeded();
        assertThat(system.sql.number("SELECT count(*) FROM disputes WHERE detail IS NULL"))
                .isZero();
        assertThat(quarantined()).isZero();
    }

    @Test
    void aDisputeThatEbayDoesNotKnowAnyMoreIsQuarantinedAndTheOthersAreRead() {
        system.connect(SANDBOX);
        succeeded();
        var open = system.sql.text("SELECT min(payment_dispute_id) FROM disputes WHERE status <> 'CLOSED'");
        system.sandboxApiz.change(DETAIL + open, body -> "{\"errors\":[{\"errorId\":33001,\"message\":\"Gone.\"}]}");

        succeeded();

        assertThat(system.sql.texts("SELECT reason FROM quarantined_records"))
                .containsExactly("getPaymentDispute: eBay answered 200, error 33001: Gone.");
    }

    @Test
    void aClosedDisputeWhoseChangedDetailCouldNotBeReadIsReadAgain() {
        system.connect(SANDBOX);
        var id = system.ebay.openDispute(SANDBOX, SELLER, system.ebay.now().minus(Duration.ofDays(5)), "CLOSED");
        succeeded();
        system.ebay.moveDispute(SANDBOX, SELLER, id, "CLOSED");
        system.ebay.fault(Fault.status(DETAIL + id, 404));
        succeeded();
        assertThat(revision(id)).isEqualTo("3");

        succeeded();

        assertThat(revision(id)).isEqualTo("4");
        assertThat(quarantined()).isZero();
    }

    @Test
    void aNameThatEbayStopsToSendStaysStored() {
        system.connect(SANDBOX);
        succeeded();
        var id = disputes().getFirst();
        var buyer = buyer(id);
        system.sandboxApiz.change(
                "/sell/fulfillment/v1/payment_dispute", body -> body.replaceAll(",\"buyerUsername\":\"[^\"]*\"", ""));
        system.ebay.moveDispute(SANDBOX, SELLER, id, "ACTION_NEEDED");

        succeeded();

        assertThat(status(id)).isEqualTo("ACTION_NEEDED");
        assertThat(buyer(id)).isNotNull().isEqualTo(buyer);
        assertThat(system.sql.text("SELECT encode(buyer_hash, 'hex') FROM disputes WHERE payment_dispute_id = ?", id))
                .hasSize(64);
    }

    private String buyer(String id) {
        return Opened.rows(system, "disputes", "payment_dispute_id").get(id).text("buyer_username", "buyerUsername");
    }

    @Test
    void anUnknownReasonAndAnUnknownMemberSurvive() {
        system.connect(SANDBOX);
        system.sandboxApiz.change(
                "/sell/fulfillment/v1/payment_dispute",
                body -> body.replaceAll("\"reason\":\"[A-Z_]+\"", "\"reason\":\"COSMIC_RAYS\",\"new\":[1]"));

        succeeded();

        assertThat(system.sql.texts("SELECT DISTINCT reason FROM disputes")).containsExactly("COSMIC_RAYS");
        assertThat(system.sql.number(
                        "SELECT count(*) FROM disputes WHERE raw -> 'new' IS NOT NULL AND detail -> 'new' IS NOT NULL"))
                .isEqualTo(disputes().size());
    }

    @Test
    void aDryRunCountsAllWindows() {
        system.connect(SANDBOX);

        var dry = system.post("/api/ebay/sync/disputes", "{\"dry_run\":true}").json();

        assertThat(dry.path("windows").size()).isEqualTo(WINDOWS + 2);
        assertThat(dry.path("error").isNull()).as(dry.toString()).isTrue();
        assertThat(dry.path("estimate").path("records").asInt())
                .isGreaterThanOrEqualTo(disputes().size());
        assertThat(stored()).isEmpty();
    }

    @Test
    void aFromOfMoreThan18MonthsAgoIsRefused() {
        system.connect(SANDBOX);

        var answer = system.post(
                "/api/ebay/sync/disputes",
                "{\"from\":\"" + system.clock.instant().minus(Duration.ofDays(560)) + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("from");
    }

    @Test
    void aSellerWithoutTheScopeLacksOnlyThisResource() {
        var account = system.connect(SANDBOX);
        system.sql.run(
                "UPDATE tokens SET scopes = replace(scopes,"
                        + " 'https://api.ebay.com/oauth/api_scope/sell.payment.dispute', '') WHERE account_id = ?",
                account);

        var run = system.runToEnd("disputes", "{}");

        assertThat(run.path("error").path("code").asText()).isEqualTo("missing_scope");
        assertThat(run.path("error").path("detail").asText()).contains("sell.payment.dispute");
        assertThat(system.ebay.calls("dispute.page")).isZero();
        assertThat(system.runToEnd("messages", "{}").path("state").asText()).isEqualTo("SUCCEEDED");
    }

    private void eachSummary(String id, Consumer<ObjectNode> change) {
        system.sandboxApiz.change(SUMMARIES, body -> changed(body, id, change));
    }

    private static String changed(String body, String id, Consumer<ObjectNode> change) {
        try {
            var page = JSON.readTree(body);
            page.path("paymentDisputeSummaries").forEach(each -> {
                if (each.path("paymentDisputeId").asText().equals(id)) {
                    change.accept((ObjectNode) each);
                }
            });
            return page.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode succeeded() {
        var run = system.runToEnd("disputes", "{}");
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private List<String> disputes() {
        return system.ebay.disputes(SANDBOX, SELLER);
    }

    private List<String> stored() {
        return system.sql.texts("SELECT payment_dispute_id FROM disputes");
    }

    private String status(String id) {
        return system.sql.text("SELECT status FROM disputes WHERE payment_dispute_id = ?", id);
    }

    private String revision(String id) {
        return system.sql.text("SELECT revision FROM disputes WHERE payment_dispute_id = ?", id);
    }

    private long quarantined() {
        return system.sql.number("SELECT count(*) FROM quarantined_records");
    }
}
