package dev.ebayconnector.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a handler as Lambda does: JSON in, JSON out. */
final class Lambda<E, A> {

    static final ObjectMapper JSON = new ObjectMapper();

    private final RequestHandler<E, A> handler;
    private final Class<E> event;
    private final Class<A> answer;

    Lambda(RequestHandler<E, A> handler, Class<E> event, Class<A> answer) {
        this.handler = handler;
        this.event = event;
        this.answer = answer;
    }

    JsonNode call(JsonNode json, Duration remaining) {
        var loader = Lambda.class.getClassLoader();
        var in = new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        Context context = new RunningFor(remaining);
        LambdaEventSerializers.serializerFor(answer, loader)
                .toJson(handler.handleRequest(LambdaEventSerializers.serializerFor(event, loader).fromJson(in), context), out);
        try {
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
