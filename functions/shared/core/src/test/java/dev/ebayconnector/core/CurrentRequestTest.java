package dev.ebayconnector.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.LogSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.CapturedLog;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A line of the log says what it belongs to, in whatever thread it is written. */
class CurrentRequestTest {

    private static final RequestId REQUEST = new RequestId("r-1");
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID RUN = UUID.randomUUID();

    @Test
    void aLineNamesRequestTraceAccountAndRun() {
        var line = logged(work -> CurrentRequest.begin(
                REQUEST, PARENT, () -> CurrentRequest.on(ACCOUNT, RUN, () -> CurrentRequest.on(ACCOUNT, work))));
        assertThat(line.path("request_id").asText()).isEqualTo("r-1");
        assertThat(line.path("trace_id").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(line.path("account_id").asText()).isEqualTo(ACCOUNT.toString());
        assertThat(line.path("run_id").asText()).isEqualTo(RUN.toString());
        assertThat(line.path("ms").isIntegralNumber()).isTrue();
        assertThat(line.path("function").asText()).isEqualTo("connector-test");
    }

    @Test
    void aLineOutsideOfAnyWorkNamesNone() {
        var line = logged(Supplier::get);
        assertThat(line.has("request_id") || line.has("trace_id") || line.has("ms"))
                .isFalse();
    }

    @Test
    void anotherThreadCarriesTheWork() {
        var line = logged(work -> CurrentRequest.begin(REQUEST, PARENT, () -> {
            var carried = CurrentRequest.carried(work);
            join(Thread.ofVirtual().start(carried::get));
            return null;
        }));
        assertThat(line.path("trace_id").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void anotherRequestStaysInTheTrace() {
        var line = logged(
                work -> CurrentRequest.begin(REQUEST, PARENT, () -> CurrentRequest.with(new RequestId("r-2"), work)));
        assertThat(line.path("request_id").asText()).isEqualTo("r-2");
        assertThat(line.path("trace_id").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void wrongSettingsOfTheLogAreRefusedTogether() {
        Assertions.assertThatThrownBy(
                        () -> Settings.read(Map.of("LOG_FORMAT", "xml", "LOG_LEVEL", "loud"), LogSettings::read))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("LOG_FORMAT must be json or text")
                .hasMessageContaining("LOG_LEVEL must be error, warn, info, debug or trace");
    }

    private interface Scope {
        Object call(Supplier<Object> work);
    }

    private static JsonNode logged(Scope scope) {
        try (var log = new CapturedLog()) {
            var settings = (LogSettings) Settings.read(Map.of("LOG_FORMAT", "json"), LogSettings::read)[0];
            settings.apply("connector-test");
            scope.call(() -> {
                LoggerFactory.getLogger(CurrentRequestTest.class).info("said");
                return null;
            });
            return log.lines(CurrentRequestTest.class.getName()).getFirst();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
