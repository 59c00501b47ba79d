package dev.ebayconnector.ebay.http;

import java.time.Duration;
import java.util.Optional;

/** A failed call of eBay. Callers decide by {@link Kind}, never by the text. */
public class EbayException extends RuntimeException {

    /** What the caller can do. */
    public enum Kind {
        /** A temporary fault of eBay or of the network. */
        TRANSIENT,
        /** The calls of the day are used up. */
        QUOTA,
        /** eBay does not accept the access token, or no longer. */
        UNAUTHORIZED,
        /** The token lacks a scope, or the seller is not allowed to do this. */
        FORBIDDEN,
        /** eBay does not accept the digital signature of the call, or misses one; another try would end alike. */
        SIGNATURE,
        /** eBay rejects the request itself. */
        REJECTED
    }

    private final Kind kind;
    private final String code;
    private final String ebayRequestId;
    private final Duration retryAfter;

    public EbayException(Kind kind, String code, String message, String ebayRequestId) {
        this(kind, code, message, ebayRequestId, null);
    }

    public EbayException(Kind kind, String code, String message, String ebayRequestId, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.ebayRequestId = ebayRequestId;
        this.retryAfter = retryAfter;
    }

    public final Kind kind() {
        return kind;
    }

    /** eBay's error number, OAuth's error code, or our own such as {@code timeout} where eBay sent neither. */
    public final String code() {
        return code;
    }

    /** May be null. */
    public final String ebayRequestId() {
        return ebayRequestId;
    }

    /** How long eBay asks to wait, by {@code Retry-After}; empty if it does not say. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
