package dev.ebayconnector.ebay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns a reply that is not a success into an exception that names the call, eBay's error and eBay's message. */
public final class CallFailure {

    private CallFailure() {}

    /**
     * The JSON object of a successful reply; empty for a 204 and for any other body than an object.
     *
     * @param call eBay's name of the method, such as {@code getUser}
     * @throws EbayException for any other status than 2xx, and for errors in the body of a 2xx
     */
    public static Optional<JsonNode> body(String call, EbayReply reply) {
        if (!reply.successful()) {
            throw of(call, reply);
        }
        if (reply.hasErrors()) {
            throw inSuccess(call, reply);
        }
        return reply.json().filter(JsonNode::isObject);
    }

    /** Adds the name of the call to the exception for an answer that did not arrive. */
    public static EbayReply naming(String call, Supplier<EbayReply> send) {
        try {
            return send.get();
        } catch (EbayUnavailable e) {
            throw new EbayUnavailable(e.code(), call + ": " + e.getMessage(), e.ebayRequestId());
        }
    }

    /** @param call eBay's name of the method, such as {@code getOrders} */
    public static EbayException of(String call, EbayReply reply) {
        return of(call, reply, signatureRefused(reply) ? Kind.SIGNATURE : kind(reply.status()));
    }

    /** For a reply with status 200 that carries {@code errors} in its body; the error's number decides the kind. */
    public static EbayException inSuccess(String call, EbayReply reply) {
        return of(call, reply, kindOfError(reply.errorCode()));
    }

    private static EbayException of(String call, EbayReply reply, Kind kind) {
        var text = reply.describe(call);
        return kind == Kind.TRANSIENT
                ? new EbayUnavailable(
                        reply.errorCode(),
                        text,
                        reply.requestId(),
                        reply.retryAfter().orElse(null))
                : new EbayException(
                        kind,
                        reply.errorCode(),
                        text,
                        reply.requestId(),
                        reply.retryAfter().orElse(null));
    }

    /** eBay's errors of digital signatures: 215000 to 215003 and 215101 to 215122. */
    public static boolean signatureRefused(EbayReply reply) {
        return reply.status() == 403 && reply.errorCode().matches("215[01]\\d\\d");
    }

    /** A redirect is a gateway's answer and says nothing about the request; eBay's APIs send none. */
    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 429 -> Kind.QUOTA;
            default -> status >= 500 || status / 100 == 3 ? Kind.TRANSIENT : Kind.REJECTED;
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
