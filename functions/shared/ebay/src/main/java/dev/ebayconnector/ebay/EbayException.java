package dev.ebayconnector.ebay;

/** A call that eBay did not fulfil. Callers decide by {@link Kind}, never by the text. */
public class EbayException extends RuntimeException {

    /** What to do about it. */
    public enum Kind {
        /** A passing fault of eBay or the network. */
        TRANSIENT,
        /** The day's calls are used up. */
        QUOTA,
        /** The access token is not accepted (any more). */
        UNAUTHORIZED,
        /** The token lacks a scope, or the seller may not do this. */
        FORBIDDEN,
        /** eBay refuses what we sent. */
        REJECTED
    }

    private final Kind kind;
    private final String code;
    private final String ebayRequestId;

    EbayException(Kind kind, String code, String message, String ebayRequestId) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.ebayRequestId = ebayRequestId;
    }

    /** The exception for an answer that is no success. */
    static EbayException of(EbayReply reply) {
        var text = "eBay answered " + reply.status() + " " + reply.errorWord() + ". " + reply.errorText();
        return switch (reply.status()) {
            case 401 -> new EbayException(Kind.UNAUTHORIZED, reply.errorWord(), text, reply.requestId());
            case 403 -> new EbayException(Kind.FORBIDDEN, reply.errorWord(), text, reply.requestId());
            case 429 -> new EbayException(Kind.QUOTA, reply.errorWord(), text, reply.requestId());
            default ->
                reply.status() >= 500
                        ? new EbayUnavailable(reply.errorWord(), text, reply.requestId())
                        : new EbayException(Kind.REJECTED, reply.errorWord(), text, reply.requestId());
        };
    }

    public final Kind kind() {
        return kind;
    }

    /** eBay's error number, or the error code of OAuth, or our own word for an answer without either. */
    public final String code() {
        return code;
    }

    /** May be null. */
    public final String ebayRequestId() {
        return ebayRequestId;
    }
}
