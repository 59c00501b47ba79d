package dev.ebayconnector.web;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives every request an id and returns it; adds the headers that every answer has; writes the request's log line. */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIdFilter {

    static final String HEADER = "X-Request-ID";

    /** {@code no-transform} keeps Cloudflare from recoding an answer and weakening its ETag. */
    static final String NO_STORE = "no-store, no-transform";

    private static final String ATTRIBUTE = "request_id";

    @RequestFilter
    void identify(HttpRequest<?> request) {
        idOf(request);
    }

    @ResponseFilter
    void tag(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var id = idOf(request);
        response.getHeaders().set(HEADER, id.value());
        if (!response.getHeaders().contains("Cache-Control")) {
            response.header("Cache-Control", NO_STORE);
        }
        SecurityHeaders.ALL.forEach(response.getHeaders()::set);
        RequestLog.line(request.getMethodName(), request.getPath(), response.code(), id, ClientAddress.of(request));
    }

    /** The id of the request; the same at every call. */
    public static RequestId idOf(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestId.class).orElseGet(() -> {
            var id = CurrentRequest.id()
                    .orElseGet(() -> RequestId.acceptOrMint(request.getHeaders().get(HEADER)));
            request.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }
}
