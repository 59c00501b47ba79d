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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every request an id and returns it; writes one log line per request, without the query, which may hold a code. */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIdFilter {

    static final String HEADER = "X-Request-ID";

    /** {@code no-transform} keeps Cloudflare from recoding an answer and weakening its ETag. */
    static final String NO_STORE = "no-store, no-transform";

    private static final Logger LOG = LoggerFactory.getLogger("request");
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
        LOG.info(
                "{} {} {} request_id={} client={}",
                request.getMethodName(),
                request.getPath(),
                response.code(),
                id,
                ClientAddress.of(request));
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
