package dev.ebayconnector.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What the HTTP function gave API Gateway. */
record Answer(JsonNode event) {

    int status() {
        return event.path("statusCode").asInt();
    }

    String header(String name) {
        for (var headers : new JsonNode[] {event.path("multiValueHeaders"), event.path("headers")}) {
            for (var header : headers.properties()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    return header.getValue().isArray() ? header.getValue().path(0).asText() : header.getValue().asText();
                }
            }
        }
        return "";
    }

    JsonNode json() {
        try {
            return Lambda.JSON.readTree(event.path("body").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + event, e);
        }
    }

    /** Member of the body, as text. */
    String text(String name) {
        return json().path(name).asText();
    }

    @Override
    public String toString() {
        return status() + " " + event.path("body").asText();
    }
}
