package dev.ebayconnector.ebay.notifications;

import java.time.Duration;

/** Whether eBay has sent a notice. */
public sealed interface Verdict {

    /** eBay has signed this text, which alone may be processed. */
    record Genuine(byte[] body) implements Verdict {}

    /** eBay has not signed it. */
    record Refused(Reason reason) implements Verdict {}

    /** eBay cannot be asked for the key; the sender has to come again. */
    record Undecided(String reason, Duration retryAfter) implements Verdict {}

    /** So many unknown keys were named that eBay is not asked for another one now. */
    record TooManyKeys(Duration retryAfter) implements Verdict {}

    /** Why a notice is refused. */
    enum Reason {
        NO_SIGNATURE,
        MALFORMED_SIGNATURE,
        UNKNOWN_KEY,
        WRONG_SIGNATURE
    }
}
