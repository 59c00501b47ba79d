package dev.ebayconnector.ebay;

/** A passing fault; a read may be repeated. A type of its own, because retry is declared by type. */
public final class EbayUnavailable extends EbayException {

    EbayUnavailable(String code, String message, String ebayRequestId) {
        super(Kind.TRANSIENT, code, message, ebayRequestId);
    }
}
