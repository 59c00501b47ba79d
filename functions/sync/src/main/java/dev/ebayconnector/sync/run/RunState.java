package dev.ebayconnector.sync.run;

import java.util.Arrays;

/** Where a run stands. The last three are final. */
public enum RunState {
    /** No worker has taken it yet. */
    QUEUED,
    /** A worker has its lease, or had it until it died. */
    RUNNING,
    /** Its next worker continues where the last one ran out of time. */
    WAITING,
    SUCCEEDED,
    STOPPED,
    FAILED;

    /** The live states as they are written in SQL. */
    public static final String LIVE = "('QUEUED', 'RUNNING', 'WAITING')";

    public static String[] names() {
        return Arrays.stream(values()).map(RunState::name).toArray(String[]::new);
    }
}
