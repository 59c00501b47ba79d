package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.ebayconnector.core.RequestId;
import java.util.Map;

/** What is read of an event before Micronaut does. */
final class EventHeaders {

    private EventHeaders() {
    }

    static RequestId requestId(APIGatewayProxyRequestEvent event) {
        return RequestId.acceptOrMint(header(event, RequestIdFilter.HEADER));
    }

    private static String header(APIGatewayProxyRequestEvent event, String name) {
        var headers = event.getHeaders();
        return headers == null ? null : headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
