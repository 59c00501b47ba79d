package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request that is refused before Micronaut reads it. */
@Singleton
final class ProblemEvent {

    private static final Logger LOG = LoggerFactory.getLogger("request");

    private final JsonMapper json;

    ProblemEvent(JsonMapper json) {
        this.json = json;
    }

    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, HttpStatus status, String detail) {
        var requestId = EventHeaders.requestId(event);
        LOG.info("{} {} {} request_id={}", event.getHttpMethod(), event.getPath(), status.getCode(), requestId);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status.getCode())
                .withHeaders(Map.of(
                        "Content-Type",
                        Problem.MEDIA_TYPE,
                        "Cache-Control",
                        RequestIdFilter.NO_STORE,
                        RequestIdFilter.HEADER,
                        requestId.value()))
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
