package dev.ebayconnector.ebay;

import dev.ebayconnector.ebay.EbayException.Kind;

/** Turns a reply that is not a success into an exception that names the call, eBay's error and eBay's message. */
final class CallFailure {

    private CallFailure() {}

    /** @param call eBay's name of the method, such as {@code getOrders} */
    static EbayException of(String call, EbayReply reply) {
        return of(call, reply, kind(reply.status()));
    }

    /** For a reply with status 200 that carries {@code errors} in its body; the error's number decides the kind. */
    static EbayException inSuccess(String call, EbayReply reply) {
        return of(call, reply, kindOfError(reply.errorWord()));
    }

    private static EbayException of(String call, EbayReply reply, Kind kind) {
        var text = (call + ": eBay answered " + reply.status() + ", error " + reply.errorWord() + ". "
                        + reply.errorText())
                .strip();
        return kind == Kind.TRANSIENT
                ? new EbayUnavailable(reply.errorWord(), text, reply.requestId())
                : new EbayException(kind, reply.errorWord(), text, reply.requestId());
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 429 -> Kind.QUOTA;
            default -> status >= 500 ? Kind.TRANSIENT : Kind.REJECTED;
        };
    }

    /** The errors that every API of eBay can give ("Using eBay RESTful APIs"), and getOrders' own internal error. */
    private static Kind kindOfError(String error) {
        return switch (error) {
            case "1001" -> Kind.UNAUTHORIZED;
            case "1100" -> Kind.FORBIDDEN;
            case "2001" -> Kind.QUOTA;
            case "1004", "2003", "3004", "3005", "30500" -> Kind.TRANSIENT;
            default -> Kind.REJECTED;
        };
    }
}
