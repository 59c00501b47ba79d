package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.ebayconnector.core.RequestId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Headers of an event before Micronaut reads it. API Gateway writes names in lower case, other callers do not. */
final class EventHeaders {

    private EventHeaders() {}

    static RequestId requestId(APIGatewayProxyRequestEvent event) {
        return RequestId.acceptOrMint(first(event, RequestIdFilter.HEADER).orElse(null));
    }

    static Optional<String> first(APIGatewayProxyRequestEvent event, String name) {
        return value(event.getHeaders(), name)
                .or(() -> value(event.getMultiValueHeaders(), name).map(List::getFirst));
    }

    /** Null if the header is missing, and if there are several: it would be unclear which one counts. */
    static String only(APIGatewayProxyRequestEvent event, String name) {
        var all = value(event.getMultiValueHeaders(), name).orElse(List.of());
        return all.size() > 1 ? null : first(event, name).orElse(null);
    }

    static void remove(APIGatewayProxyRequestEvent event, String name) {
        event.setHeaders(without(event.getHeaders(), name));
        event.setMultiValueHeaders(without(event.getMultiValueHeaders(), name));
    }

    private static <T> Optional<T> value(Map<String, T> headers, String name) {
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static <T> Map<String, T> without(Map<String, T> headers, String name) {
        if (headers == null) {
            return null;
        }
        var others = new HashMap<>(headers);
        others.keySet().removeIf(name::equalsIgnoreCase);
        return others;
    }
}
