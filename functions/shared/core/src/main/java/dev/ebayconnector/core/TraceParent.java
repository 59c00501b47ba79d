package dev.ebayconnector.core;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a piece of work belongs in a trace (W3C Trace Context, "traceparent"). The edge accepts the same texts.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId  16 hexadecimal digits, not all zero: the piece of work that calls
 * @param flags   bit 0: the caller records the trace; bit 1: the trace id is random
 */
public record TraceParent(String traceId, String spanId, int flags) {

    public static final String HEADER = "traceparent";

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int RECORDED = 1;
    private static final int KNOWN_FLAGS = 3;

    /** Empty if the text is not valid. Versions behind 00 may have more members, which are not passed on. */
    public static Optional<TraceParent> read(String text) {
        var found = text == null ? null : TEXT.matcher(text);
        if (found == null
                || !found.matches()
                || found.group(1).equals("ff")
                || found.group(1).equals("00") && found.group(5) != null
                || found.group(2).equals(NO_TRACE)
                || found.group(3).equals(NO_SPAN)) {
            return Optional.empty();
        }
        int flags = HexFormat.fromHexDigits(found.group(4)) & KNOWN_FLAGS;
        return Optional.of(new TraceParent(found.group(2), found.group(3), flags));
    }

    /** The next piece of work of the caller's trace; of a new one if the caller's is missing or invalid. */
    public static TraceParent continued(String text, RequestId request) {
        return read(text).map(TraceParent::next).orElseGet(() -> begun(request));
    }

    /** A new trace. If the request's id is a UUID it is the same id, so that one search finds both. */
    public static TraceParent begun(RequestId request) {
        var id = request.value();
        var trace = UUID_TEXT.matcher(id).matches() ? id.replace("-", "") : NO_TRACE;
        return new TraceParent(
                trace.equals(NO_TRACE) ? UUID.randomUUID().toString().replace("-", "") : trace, span(), RECORDED);
    }

    /** The same trace, another piece of work. */
    public TraceParent next() {
        return new TraceParent(traceId, span(), flags);
    }

    /** As a header. */
    public String text() {
        return "00-" + traceId + "-" + spanId + "-" + HexFormat.of().toHexDigits((byte) flags);
    }

    /** Never zero: the bits of a UUID's version are among it. */
    private static String span() {
        return HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
    }
}
