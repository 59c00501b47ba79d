package dev.ebayconnector.ebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what every answer of the Trading API has: an HTTP status of 200 says nothing, {@code Ack} does. */
final class TradingReply {

    private static final Set<String> GOOD = Set.of("Success", "Warning", "PartialFailure");

    /** The token is invalid or has expired, as a Trading token and as an OAuth token. */
    private static final Set<String> TOKEN = Set.of("931", "932", "17470", "21916984", "21917053");

    /** The calls of the day, or of a shorter time, are used up. */
    private static final Set<String> QUOTA = Set.of("518", "21919144");

    /** An internal error of eBay. */
    private static final Set<String> INTERNAL = Set.of("10007", "16100", "20170");

    private TradingReply() {}

    /**
     * The content of an answer that carries something.
     *
     * @param call eBay's name of the call
     * @throws EbayException for any other HTTP status than 2xx, for {@code Ack} Failure, and for an answer that is not
     *                       XML to its end or has a DTD
     */
    static ObjectNode read(String call, EbayReply reply) {
        if (!reply.successful()) {
            throw CallFailure.of(call, reply);
        }
        var answer = XmlAnswer.read(reply.body())
                .filter(root -> root.hasNonNull("Ack"))
                .orElseThrow(() -> new EbayUnavailable(
                        "malformed_answer",
                        call + ": eBay's answer is not a complete XML document with an Ack and without a DTD.",
                        reply.requestId()));
        if (!GOOD.contains(answer.path("Ack").asText())) {
            throw failure(call, answer, reply.requestId());
        }
        return answer;
    }

    /** An element that may be there several times, once, or not at all. */
    static List<JsonNode> several(JsonNode parent, String name) {
        var found = new ArrayList<JsonNode>();
        var element = parent.path(name);
        if (element.isArray()) {
            element.forEach(found::add);
        } else if (!element.isMissingNode()) {
            found.add(element);
        }
        return found;
    }

    private static EbayException failure(String call, ObjectNode answer, String ebayRequestId) {
        var error = several(answer, "Errors").stream()
                .filter(each -> !each.path("SeverityCode").asText().equals("Warning"))
                .findFirst()
                .orElse(answer);
        var code = EbayReply.shortened(error.path("ErrorCode").asText("no_code"), EbayReply.MAXIMUM_CODE);
        var longText = error.path("LongMessage").asText("");
        var text = EbayReply.shortened(
                longText.isEmpty() ? error.path("ShortMessage").asText("") : longText, EbayReply.MAXIMUM_TEXT);
        var message = call + ": eBay answered " + answer.path("Ack").asText() + ", error " + code
                + (text.isEmpty() ? "." : ": " + text);
        return INTERNAL.contains(code)
                ? new EbayUnavailable(code, message, ebayRequestId)
                : new EbayException(kind(code), code, message, ebayRequestId);
    }

    private static Kind kind(String code) {
        if (TOKEN.contains(code)) {
            return Kind.UNAUTHORIZED;
        }
        return QUOTA.contains(code) ? Kind.QUOTA : Kind.REJECTED;
    }
}
