package dev.ebayconnector.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, "traceparent"; the edge's traceparent.test.ts has the same table. */
class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final RequestId REQUEST = new RequestId("r-1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-00",
                "00-" + TRACE + "-" + SPAN + "-ff",
                "cc-" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-brings"
            })
    void aValidOneIsContinuedByAPieceOfWorkOfItsOwn(String given) {
        var next = TraceParent.continued(given, REQUEST);
        assertThat(next.traceId()).isEqualTo(TRACE);
        assertThat(next.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(next.text()).matches("00-" + TRACE + "-" + next.spanId() + "-0[0-3]");
        assertThat(next.next().spanId()).isNotEqualTo(next.spanId());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-af7651916cd43dd8448eb211c80319c-" + SPAN + "-01",
                "00-" + TRACE + "0-" + SPAN + "-01",
                "00-" + TRACE + "-7ad6b7169203331-01",
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-01-",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "cc-" + TRACE + "-" + SPAN + "-01.more",
                "0-" + TRACE + "-" + SPAN + "-01",
                "00_" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01 ",
                "00-" + TRACE + "-" + SPAN + "-01\n",
                "00-" + TRACE + "-" + SPAN + "-01, 00-" + TRACE + "-" + SPAN + "-01"
            })
    void anInvalidOneBeginsANewTrace(String bad) {
        assertThat(TraceParent.read(bad)).isEmpty();
        var begun = TraceParent.continued(bad, REQUEST);
        assertThat(TraceParent.read(begun.text())).contains(begun);
        assertThat(begun.traceId()).isNotEqualTo(TRACE);
    }

    @Test
    void aNewTraceHasTheRequestsIdIfThatIsAUuid() {
        assertThat(TraceParent.begun(new RequestId("550e8400-e29b-41d4-a716-446655440000"))
                        .traceId())
                .isEqualTo("550e8400e29b41d4a716446655440000");
        assertThat(TraceParent.read(TraceParent.begun(new RequestId("00000000-0000-0000-0000-000000000000"))
                        .text()))
                .isPresent();
    }
}
