package dev.ebayconnector.ebay;

import java.time.Duration;

/** A temporary fault; a read may be repeated. It is a type of its own because retries are declared by type. */
public final class EbayUnavailable extends EbayException {

    EbayUnavailable(String code, String message, String ebayRequestId) {
        this(code, message, ebayRequestId, null);
    }

    EbayUnavailable(String code, String message, String ebayRequestId, Duration retryAfter) {
        super(Kind.TRANSIENT, code, message, ebayRequestId, retryAfter);
    }
}
