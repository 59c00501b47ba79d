package dev.ebayconnector.ebay.http;

import java.time.Duration;

/**
 * A request to eBay and what became of it.
 *
 * @param target        path and query; a token is never in it
 * @param status        of the answer; 0 without one
 * @param bytes         of the answer's body, after decompression
 * @param ebayRequestId may be null
 * @param failure       why there is no answer, such as {@code timeout} or {@code cancelled}; null if there is one
 */
public record EbayCall(
        String method, String target, int status, Duration took, int bytes, String ebayRequestId, String failure) {}
