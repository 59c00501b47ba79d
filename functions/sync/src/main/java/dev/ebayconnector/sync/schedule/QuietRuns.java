package dev.ebayconnector.sync.schedule;

/** Counts the runs of a schedule that brought nothing new, one after another. */
final class QuietRuns {

    private static final String SUCCEEDED = "SUCCEEDED";

    private QuietRuns() {}

    /**
     * @param before  the last run
     * @param state   of the last run; null without one. One that failed or was stopped says nothing
     * @param brought whether something new came since the last run began
     */
    static int after(int before, String state, boolean brought) {
        if (brought) {
            return 0;
        }
        return SUCCEEDED.equals(state) ? before + 1 : before;
    }
}
