package dev.ebayconnector.ebay.oauth;

/**
 * The outcome of a call of the token endpoint. Each {@code message} names the call and holds eBay's own message.
 */
public sealed interface TokenResult {

    /** eBay's own id of the call; may be null. */
    String ebayRequestId();

    record Granted(Grant grant, String ebayRequestId) implements TokenResult {}

    /**
     * eBay refuses the code or the refresh token and would refuse it again: it was used, expired or revoked.
     *
     * @param error OAuth's error code, such as {@code invalid_grant}
     */
    record Refused(String error, String message, String ebayRequestId) implements TokenResult {}

    /** eBay does not accept the client id and secret. Only a change of the settings helps. */
    record WrongCredentials(String message, String ebayRequestId) implements TokenResult {}

    /**
     * eBay did not decide: a time-out, a 5xx, a used-up quota, or an answer without a usable token.
     *
     * @param reason eBay's error code, or our own such as {@code timeout} or {@code malformed_answer}
     */
    record Unavailable(String reason, String message, String ebayRequestId) implements TokenResult {}
}
