package dev.ebayconnector.sync.run.work;

/** What happens to the message that named a run. */
public enum Delivery {
    /** It is deleted. */
    DONE,
    /** It is delivered again: the run has not ended, and there may be no other message for it. */
    AGAIN
}
