package dev.ebayconnector.sync;

import dev.ebayconnector.fakeebay.Call;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long the calls of one invocation would have taken if each took the same time and as many were made side by side as a
 * worker makes. The pages of a list follow each other, and every call waits for a token that is asked for before it.
 */
final class CallLanes {

    private static final Pattern PAGE = Pattern.compile("(^|&)offset=[^&]*");

    private final Duration each;
    private final long[] lanes;
    private final Map<String, Long> lists = new HashMap<>();
    private long end;
    private long calls;

    CallLanes(Duration each, int lanes) {
        this.each = each;
        this.lanes = new long[lanes];
    }

    synchronized void begin() {
        Arrays.fill(lanes, 0);
        lists.clear();
        end = 0;
    }

    synchronized void add(Call call) {
        calls++;
        if (call.endpoint().startsWith("token.")) {
            end += each.toNanos();
            Arrays.fill(lanes, end);
            return;
        }
        var list = call.method() + call.path() + PAGE.matcher(call.query()).replaceAll("");
        int lane = free();
        long over = Math.max(lanes[lane], lists.getOrDefault(list, 0L)) + each.toNanos();
        lanes[lane] = over;
        lists.put(list, over);
        end = Math.max(end, over);
    }

    private int free() {
        int free = 0;
        for (int lane = 1; lane < lanes.length; lane++) {
            free = lanes[lane] < lanes[free] ? lane : free;
        }
        return free;
    }

    /** Since {@link #begin}. */
    synchronized Duration took() {
        return Duration.ofNanos(end);
    }

    /** Of all invocations. */
    synchronized long calls() {
        return calls;
    }
}
