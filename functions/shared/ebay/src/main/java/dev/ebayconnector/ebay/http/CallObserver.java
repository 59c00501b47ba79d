package dev.ebayconnector.ebay.http;

/** Is told of each request to eBay; it may be called by several threads at once. */
public interface CallObserver {

    CallObserver NONE = new CallObserver() {};

    /** A request is about to be sent. */
    default void begun() {}

    /** The request has been answered, has failed, or was cancelled. */
    default void ended(EbayCall call) {}
}
