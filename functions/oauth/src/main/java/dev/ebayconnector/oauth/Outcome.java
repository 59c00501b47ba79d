package dev.ebayconnector.oauth;

import java.util.Locale;

/** How a way to eBay and back can end; the console has a sentence for each word. */
enum Outcome {
    CONNECTED,
    /** The same consent came back again; the first time it connected the seller. */
    ALREADY_CONNECTED,
    /** The same consent came back while the first time is still being worked on. */
    STILL_CONNECTING,
    DECLINED,
    STATE_UNKNOWN,
    STATE_EXPIRED,
    /** The callback came with the session of another user than the one who started the consent. */
    WRONG_SESSION,
    /** The same consent came back again, and the first time led to nothing. */
    STATE_USED,
    /** Another seller consented than the one whose connection was to be renewed. */
    OTHER_SELLER,
    EXCHANGE_REFUSED,
    EBAY_UNAVAILABLE,
    DATABASE_UNAVAILABLE,
    TOOK_TOO_LONG,
    INTERNAL_ERROR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
