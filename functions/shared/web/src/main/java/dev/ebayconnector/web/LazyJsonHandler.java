package dev.ebayconnector.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.MessageBodyHandler;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.json.body.JsonMessageHandler.ConsumesJson;
import io.micronaut.json.body.JsonMessageHandler.ProducesJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * Micronaut's reader and writer of JSON, prepared for the type of a route when the route is first used. Micronaut prepares
 * them for the bodies of all routes when the function starts, which takes the longer the more routes it has.
 */
@Singleton
@Replaces(JsonMessageHandler.class)
@ConsumesJson
@ProducesJson
@Order(JsonMessageHandler.ORDER)
final class LazyJsonHandler<T> implements MessageBodyHandler<T>, ResponseBodyWriter<T> {

    private final JsonMessageHandler<T> general;
    private final Supplier<JsonMessageHandler<T>> handler;

    @Inject
    LazyJsonHandler(JsonMapper mapper) {
        this.general = new JsonMessageHandler<>(mapper);
        this.handler = () -> general;
    }

    private LazyJsonHandler(JsonMessageHandler<T> general, Argument<T> type) {
        this.general = general;
        this.handler = SupplierUtil.memoized(() -> general.createSpecific(type));
    }

    @Override
    public LazyJsonHandler<T> createSpecific(Argument<T> type) {
        return new LazyJsonHandler<>(general, type);
    }

    @Override
    public boolean isReadable(Argument<T> type, MediaType mediaType) {
        return general.isReadable(type, mediaType);
    }

    @Override
    public boolean isWriteable(Argument<T> type, MediaType mediaType) {
        return general.isWriteable(type, mediaType);
    }

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, ByteBuffer<?> body) {
        return handler.get().read(type, mediaType, headers, body);
    }

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream body) {
        return handler.get().read(type, mediaType, headers, body);
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T object, MutableHeaders headers, OutputStream body) {
        handler.get().writeTo(type, mediaType, object, headers, body);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<T> type,
            MediaType mediaType,
            T object) {
        return handler.get().writePiece(bodies, request, response, type, mediaType, object);
    }
}
