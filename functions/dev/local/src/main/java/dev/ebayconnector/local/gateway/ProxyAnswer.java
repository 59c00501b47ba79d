package dev.ebayconnector.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a function's answer in payload format 1.0; any other answer is an error of the function, as on AWS. */
final class ProxyAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProxyAnswer() {}

    static Optional<GatewayReply> read(byte[] payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            int status = answer.path("statusCode").asInt(0);
            if (status < 200 || status > 599) {
                return Optional.empty();
            }
            byte[] body = body(answer);
            return Optional.of(new GatewayReply(status, headers(answer, body.length > 0), body));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] body(JsonNode answer) {
        if (!answer.hasNonNull("body")) {
            return new byte[0];
        }
        String body = answer.get("body").asText();
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    /** Merges both header fields; for a name in both, {@code multiValueHeaders} wins, as on AWS. */
    private static Map<String, List<String>> headers(JsonNode answer, boolean hasBody) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        answer.path("multiValueHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey(), texts(header.getValue())));
        if (hasBody) {
            headers.putIfAbsent("Content-Type", List.of("text/plain; charset=utf-8"));
        }
        return headers;
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
