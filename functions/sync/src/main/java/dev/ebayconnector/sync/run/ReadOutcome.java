package dev.ebayconnector.sync.run;

/** How the reading of a claimed run came to its end. */
sealed interface ReadOutcome {

    /** Every slice is complete. */
    record Everything() implements ReadOutcome {}

    /** Time is up; the next worker continues. */
    record TimeUp() implements ReadOutcome {}

    /** @param why its calls are those that stored no page */
    record Failed(FetchOutcome.Failed<?> why) implements ReadOutcome {}

    /**
     * A STOP was requested, or the lease was lost.
     *
     * @param calls that stored no page
     */
    record Disturbed(int calls) implements ReadOutcome {}
}
