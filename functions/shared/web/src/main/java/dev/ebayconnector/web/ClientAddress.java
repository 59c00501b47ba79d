package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;

/**
 * The address of the client: what the edge proved ({@link EdgeGate}), else the caller of API Gateway. Forwarding headers
 * are never read, and Micronaut's own value on Lambda is always 127.0.0.1.
 */
public final class ClientAddress {

    private static final String UNKNOWN = "unknown";

    private ClientAddress() {}

    public static String of(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayProxyRequestEvent event
                ? of(event)
                : UNKNOWN;
    }

    private static String of(APIGatewayProxyRequestEvent event) {
        var context = event.getRequestContext();
        var address = context == null || context.getIdentity() == null
                ? null
                : context.getIdentity().getSourceIp();
        return address == null ? UNKNOWN : address;
    }
}
