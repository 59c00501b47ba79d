package dev.ebayconnector.oauth;

import java.util.Locale;

/** How a way to eBay and back can end; the console has a sentence for each word. */
enum Outcome {
    CONNECTED,
    ALREADY_CONNECTED,
    DECLINED,
    STATE_UNKNOWN,
    STATE_EXPIRED,
    /** Another person's session came back with this state. */
    STATE_STOLEN,
    EXCHANGE_REFUSED,
    EBAY_UNAVAILABLE,
    DATABASE_UNAVAILABLE,
    INTERNAL_ERROR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
