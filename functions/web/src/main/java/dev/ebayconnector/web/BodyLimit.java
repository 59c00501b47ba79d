package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Refuses a body that no endpoint has a use for, before anything is parsed. */
@Singleton
final class BodyLimit {

    private static final int MAXIMUM_BYTES = 262_144;

    private final JsonMapper json;

    BodyLimit(JsonMapper json) {
        this.json = json;
    }

    Optional<APIGatewayProxyResponseEvent> refuse(APIGatewayProxyRequestEvent event) {
        if (event.getBody() == null || event.getBody().length() <= MAXIMUM_BYTES) {
            return Optional.empty();
        }
        var requestId = EventHeaders.requestId(event);
        return Optional.of(answer(Problem.of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body may have at most " + MAXIMUM_BYTES + " bytes.", requestId)));
    }

    private APIGatewayProxyResponseEvent answer(Problem problem) {
        try {
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(problem.status())
                    .withHeaders(Map.of(
                            "Content-Type", Problem.MEDIA_TYPE,
                            "Cache-Control", RequestIdFilter.NO_STORE,
                            RequestIdFilter.HEADER, problem.requestId()))
                    .withBody(json.writeValueAsString(problem));
        } catch (IOException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
