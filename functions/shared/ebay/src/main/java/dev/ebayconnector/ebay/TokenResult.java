package dev.ebayconnector.ebay;

/** What the token endpoint made of a request. */
public sealed interface TokenResult {

    /** eBay's own id of the call; may be null. */
    String ebayRequestId();

    record Granted(Grant grant, String ebayRequestId) implements TokenResult {}

    /**
     * eBay says no, and would say so again: a used or expired code, a revoked refresh token, a wrong keyset.
     *
     * @param error eBay's OAuth word, e.g. {@code invalid_grant}
     */
    record Refused(String error, String description, String ebayRequestId) implements TokenResult {}

    /** Nothing was decided: time-out, 5xx, quota, or an answer that is no JSON. */
    record Unavailable(String reason, String ebayRequestId) implements TokenResult {}
}
