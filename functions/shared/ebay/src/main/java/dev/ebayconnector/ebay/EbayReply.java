package dev.ebayconnector.ebay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * One answer of eBay.
 *
 * @param requestId eBay's own id of the call, which its support asks for; may be null
 */
record EbayReply(int status, String body, String requestId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Empty if the body is no JSON: a gateway's HTML, a cut answer, nothing at all. */
    Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode() && !node.isNull());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The first of {@code errors}, or of the OAuth error shape; both occur at the token endpoint. */
    String errorWord() {
        var json = json();
        var oauth = json.map(node -> node.path("error").asText("")).filter(word -> !word.isEmpty());
        return oauth.orElseGet(() -> json.map(
                        node -> node.path("errors").path(0).path("errorId").asText(""))
                .filter(word -> !word.isEmpty())
                .orElse("http_" + status));
    }

    String errorText() {
        return json().map(node -> node.has("error_description")
                        ? node.path("error_description").asText()
                        : node.path("errors").path(0).path("message").asText(""))
                .orElse("");
    }
}
