package dev.ebayconnector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What a function gave API Gateway, payload format 1.0. */
public record HttpAnswer(JsonNode event) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return event.path("statusCode").asInt();
    }

    /** The first value, or an empty text. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    /** Values of {@code multiValueHeaders}, else the one of {@code headers}; names are compared without case. */
    public List<String> headers(String name) {
        var values = new ArrayList<String>();
        Stream.of("multiValueHeaders", "headers")
                .filter(_ -> values.isEmpty())
                .flatMap(member -> event.path(member).properties().stream())
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .forEach(header -> {
                    if (header.getValue().isArray()) {
                        header.getValue().forEach(value -> values.add(value.asText()));
                    } else if (values.isEmpty()) {
                        values.add(header.getValue().asText());
                    }
                });
        return values;
    }

    public String body() {
        return event.path("body").asText("");
    }

    /** The body as API Gateway would send it. */
    public byte[] bytes() {
        return event.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body())
                : body().getBytes(StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** The fields that a 422 names. */
    public List<String> fields() {
        return json().path("errors").findValuesAsText("field");
    }

    @Override
    public String toString() {
        return status() + " " + body();
    }
}
