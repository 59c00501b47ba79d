package dev.ebayconnector.ebay;

/** A temporary fault; a read may be repeated. It is a type of its own because retries are declared by type. */
public final class EbayUnavailable extends EbayException {

    EbayUnavailable(String code, String message, String ebayRequestId) {
        super(Kind.TRANSIENT, code, message, ebayRequestId);
    }
}
