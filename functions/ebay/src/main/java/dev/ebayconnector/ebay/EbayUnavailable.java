package dev.ebayconnector.ebay;

/** A passing fault; a read may be repeated. A type of its own for callers to whom it is an expected outcome. */
public final class EbayUnavailable extends EbayException {

    EbayUnavailable(String word, String message, String ebayRequestId) {
        super(Kind.TRANSIENT, word, message, ebayRequestId);
    }
}
