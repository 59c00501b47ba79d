package dev.ebayconnector.sync.run.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.ebay.http.EbayCall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a call: never a secret, never too much. */
final class CallStoreTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/order?token=v^1.1#i^1#p^3#secret",
                "/order?token=v%5E1.1%23i%5E1%23secret",
                "/order?auth=Bearer%20x&h=Bearer secret",
                "/order?jwt=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.secret"
            })
    void aTokenInAnAddressIsMasked(String target) {
        assertThat(rows(target, null)).contains("/order?").doesNotContain("secret");
    }

    @Test
    void whatJsonbDoesNotTakeIsLeftOut() {
        assertThat(rows("/order", "a\u0000b\ud800")).contains("\"ab\"");
    }

    @Test
    void aLongAddressIsCut() {
        assertThat(rows("/" + "x".repeat(10_000), null)).hasSizeLessThan(2_500);
    }

    @Test
    void theSameRequestAgainIsAnotherAttempt() {
        var log = new CallLog(Clock.systemUTC());
        log.ended(call("/a", null));
        log.ended(call("/b", null));
        log.ended(call("/a", null));

        assertThat(log.calls().stream().map(CallLog.Entry::attempt)).containsExactly(1, 1, 2);
        assertThat(Calls.of(log).retries()).isEqualTo(1);
    }

    private static String rows(String target, String ebayRequestId) {
        var log = new CallLog(Clock.systemUTC());
        log.ended(call(target, ebayRequestId));
        return CallStore.rows(List.copyOf(log.calls()));
    }

    private static EbayCall call(String target, String ebayRequestId) {
        return new EbayCall("GET", target, 200, Duration.ofMillis(5), 10, ebayRequestId, null);
    }
}
