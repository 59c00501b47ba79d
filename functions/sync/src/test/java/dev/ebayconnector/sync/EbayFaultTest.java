package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** eBay's faults: a transient one is retried twice, a lasting one parks the run. */
@ExtendWith(RunningSync.class)
final class EbayFaultTest {

    private static final String ORDERS = "/sell/fulfillment/";

    private final SyncSystem system;

    EbayFaultTest(SyncSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void aPassingFaultOfEbayIsNotSeenInTheRun(int status) {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, status).after(3).times(2));

        completes(SyncSystem.PAGES + 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "WRONG_JSON", "REPEAT_LAST_PAGE"})
    void anAnswerThatIsNoPageIsAskedForAgain(FaultKind kind) {
        system.connect();
        system.ebay.fault(Fault.of(ORDERS, kind).after(3));

        completes(SyncSystem.PAGES + 1);
    }

    @Test
    void aShortPageLosesNothing() {
        system.connect();
        system.ebay.fault(Fault.of(ORDERS, FaultKind.SHORT_PAGE).after(3).times(2));

        var run = system.runToEnd("{}");

        assertThat(run.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "WRONG_JSON", "STATUS"})
    void aFaultThatStaysParksTheRunAfterThreeCallsAndItContinuesAtItsPage(FaultKind kind) {
        system.connect();
        var fault = kind == FaultKind.STATUS ? Fault.status(ORDERS, 500) : Fault.of(ORDERS, kind);
        system.ebay.fault(fault.after(3).always());

        var run = system.runToEnd("{}");

        assertThat(run.path("state").asText()).isEqualTo("WAITING");
        assertThat(run.path("waiting").path("code").asText()).isEqualTo("ebay_unavailable");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(3 + 3);
        assertThat(run.path("calls").asInt()).isEqualTo(3 + 3);
        assertThat(run.path("retries").asInt()).isEqualTo(2);
        system.ebay.clearFaults();
        system.ebay.forgetCalls();
        system.advance(Duration.ofMinutes(1));
        system.sweep();
        system.queue.deliver(system.worker);
        assertThat(system.state(UUID.fromString(run.path("id").asText()))).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(SyncSystem.PAGES - 3);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void anExhaustedQuotaParksTheRunAtOnce() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 429).after(2).always());

        var run = system.runToEnd("{}");

        assertThat(run.path("state").asText()).isEqualTo("WAITING");
        assertThat(run.path("waiting").path("code").asText()).isEqualTo("ebay_quota_used_up");
        assertThat(run.path("pages").asInt()).isEqualTo(2);
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("a retry would be pointless")
                .isEqualTo(3);
    }

    private void completes(int calls) {
        var run = system.runToEnd("{}");
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(calls);
        assertThat(run.path("calls").asInt()).as("as eBay counts them").isEqualTo(calls);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
    }
}
