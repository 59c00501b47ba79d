package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a handler as Lambda does, JSON in, JSON out. */
public final class LambdaCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GATEWAY_WAITS = Duration.ofSeconds(29);

    private LambdaCall() {}

    public static HttpAnswer http(RequestStreamHandler function, HttpEvent event) {
        return new HttpAnswer(call(function, event.toString(), GATEWAY_WAITS));
    }

    /** @param remaining what is left of the function's time when the call begins */
    public static JsonNode call(RequestStreamHandler function, String json, Duration remaining) {
        var in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try {
            function.handleRequest(in, out, new Invocation(remaining));
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
