package dev.ebayconnector.testing;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a handler as Lambda does, with its own serializers: JSON in, JSON out. */
public final class LambdaCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GATEWAY_WAITS = Duration.ofSeconds(29);

    private LambdaCall() {}

    public static HttpAnswer http(
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function, HttpEvent event) {
        return new HttpAnswer(call(
                function,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                event.toString(),
                GATEWAY_WAITS));
    }

    /** @param remaining what is left of the function's time when the call begins */
    public static <E, A> JsonNode call(
            RequestHandler<E, A> function, Class<E> event, Class<A> answer, String json, Duration remaining) {
        var loader = LambdaCall.class.getClassLoader();
        var in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var read = LambdaEventSerializers.serializerFor(event, loader).fromJson(in);
        LambdaEventSerializers.serializerFor(answer, loader)
                .toJson(function.handleRequest(read, new Invocation(remaining)), out);
        try {
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
