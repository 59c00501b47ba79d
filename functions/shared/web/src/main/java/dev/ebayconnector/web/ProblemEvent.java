package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.CurrentRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;

/** Answers a request that is refused before Micronaut reads it. */
@Singleton
final class ProblemEvent {

    private final JsonMapper json;

    ProblemEvent(JsonMapper json) {
        this.json = json;
    }

    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, HttpStatus status, String detail) {
        var requestId = CurrentRequest.id().orElseGet(() -> EventHeaders.requestId(event));
        var headers = new HashMap<>(SecurityHeaders.ALL);
        headers.put("Content-Type", Problem.MEDIA_TYPE);
        headers.put("Cache-Control", RequestIdFilter.NO_STORE);
        headers.put(RequestIdFilter.HEADER, requestId.value());
        RequestLog.line(event.getHttpMethod(), event.getPath(), status.getCode(), requestId, ClientAddress.of(event));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status.getCode())
                .withHeaders(headers)
                .withIsBase64Encoded(false)
                .withBody(text(Problem.of(status, detail, requestId)));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (IOException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
