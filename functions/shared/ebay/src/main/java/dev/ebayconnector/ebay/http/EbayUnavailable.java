package dev.ebayconnector.ebay.http;

import java.time.Duration;

/** A temporary fault; a read may be repeated. It is a type of its own because retries are declared by type. */
public final class EbayUnavailable extends EbayException {

    public EbayUnavailable(String code, String message, String ebayRequestId) {
        this(code, message, ebayRequestId, null);
    }

    public EbayUnavailable(String code, String message, String ebayRequestId, Duration retryAfter) {
        super(Kind.TRANSIENT, code, message, ebayRequestId, retryAfter);
    }
}
