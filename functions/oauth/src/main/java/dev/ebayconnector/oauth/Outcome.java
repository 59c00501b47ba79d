package dev.ebayconnector.oauth;

import java.util.Locale;

/** How a consent can end; the console has a sentence for each code. */
enum Outcome {
    CONNECTED,
    /** The same callback arrived before and connected the seller. */
    ALREADY_CONNECTED,
    /** The same callback arrived before and is still being processed. */
    STILL_CONNECTING,
    DECLINED,
    STATE_UNKNOWN,
    /** The callback has a parameter twice, so it is not eBay's. */
    MALFORMED,
    /** The callback came with another browser than the one that started the consent. */
    OTHER_BROWSER,
    STATE_EXPIRED,
    /** The callback came with the session of another user than the one who started the consent. */
    WRONG_SESSION,
    /** The same callback arrived before and failed. */
    STATE_USED,
    /** Another seller consented than the one to be reconnected. */
    OTHER_SELLER,
    /** eBay refused the code. */
    EXCHANGE_REFUSED,
    /** The app credentials are missing, or eBay does not accept them. */
    WRONG_APP_CREDENTIALS,
    /** The consent lacks the scope that identifies the seller. */
    IDENTITY_SCOPE_MISSING,
    /** eBay refused to identify the seller for another reason. */
    IDENTITY_REFUSED,
    EBAY_UNAVAILABLE,
    DATABASE_UNAVAILABLE,
    TOOK_TOO_LONG,
    INTERNAL_ERROR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
