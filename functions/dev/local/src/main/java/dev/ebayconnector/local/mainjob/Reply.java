package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;

record Reply(int status, String location, String requestId, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    static Reply of(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                response.headers().firstValue("X-Request-ID").orElse("none"),
                response.body());
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The detail of a problem, else the beginning of the body. */
    String explanation() {
        String detail = json().path("detail").asText("");
        if (!detail.isEmpty()) {
            return detail;
        }
        return body.isBlank()
                ? "an empty body"
                : body.substring(0, Math.min(body.length(), SHOWN)).replaceAll("\\s+", " ");
    }
}
