package dev.ebayconnector.sync;

/** What becomes of the message that named a run. */
enum Delivery {
    /** It has done its work. */
    DONE,
    /** It must come again: the run is not at its end, and no other message may be on its way. */
    AGAIN
}
