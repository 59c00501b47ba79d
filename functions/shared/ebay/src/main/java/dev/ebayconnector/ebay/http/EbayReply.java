package dev.ebayconnector.ebay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;

/**
 * One answer of eBay.
 *
 * @param requestId  eBay's own id of the call, which eBay's support asks for; may be null
 * @param retryAfter how long eBay asks to wait; empty if it does not say
 */
public record EbayReply(int status, String body, String requestId, Optional<Duration> retryAfter) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Longer ones are not eBay's. */
    public static final int MAXIMUM_CODE = 64;

    public static final int MAXIMUM_TEXT = 1_000;

    /** By its status only; see {@link #hasErrors}. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Whether the body is an error, in OAuth's form or in the form of eBay's other APIs. A 200 may carry one too. */
    public boolean hasErrors() {
        return hasOAuthError()
                || json().map(node -> node.path("errors"))
                        .filter(errors -> errors.isArray() && !errors.isEmpty())
                        .isPresent();
    }

    public boolean hasOAuthError() {
        return json().filter(node -> !oauthError(node).isEmpty()).isPresent();
    }

    /** Empty if the body is not one JSON value: HTML of a gateway, a truncated answer, no body. */
    public Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode() && !node.isNull());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** OAuth's error code, or the number of the first of {@code errors}; the token endpoint sends both forms. */
    public String errorCode() {
        return json().map(node -> oauthError(node).isEmpty() ? firstError(node, "errorId") : oauthError(node))
                .filter(code -> !code.isEmpty())
                .orElse("http_" + status);
    }

    /** eBay's message, shortened if it is very long; empty if there is none. */
    String errorText() {
        return json().map(node -> {
                    if (node.path("error_description").isTextual()) {
                        return shortened(node.path("error_description").asText(), MAXIMUM_TEXT);
                    }
                    var message = firstError(node, "message");
                    return message.isEmpty() ? firstError(node, "longMessage") : message;
                })
                .orElse("");
    }

    /**
     * What eBay answered, as text for people.
     *
     * @param call the name of the call, such as {@code getUser}
     */
    public String describe(String call) {
        var code = errorCode();
        var error = code.startsWith("http_") ? "" : ", error " + code;
        var text = errorText();
        return call + ": eBay answered " + status + error + (text.isEmpty() ? "." : ": " + text);
    }

    private static String oauthError(JsonNode node) {
        return shortened(node.path("error").asText(""), MAXIMUM_CODE);
    }

    private static String firstError(JsonNode node, String member) {
        return shortened(node.path("errors").path(0).path(member).asText(""), MAXIMUM_TEXT);
    }

    /** Without control characters, which neither a log line nor PostgreSQL's jsonb should have to hold. */
    public static String shortened(String text, int length) {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= length ? plain : plain.substring(0, length) + "…";
    }
}
