package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Refuses a body that is too large for any endpoint, before anything is parsed. */
@Singleton
final class BodyLimit {

    static final int MAXIMUM_BYTES = 262_144;

    private final ProblemEvent problems;

    BodyLimit(ProblemEvent problems) {
        this.problems = problems;
    }

    Optional<APIGatewayProxyResponseEvent> refuse(APIGatewayProxyRequestEvent event) {
        return bytes(event) <= MAXIMUM_BYTES
                ? Optional.empty()
                : Optional.of(problems.answer(
                        event,
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "The body may have at most " + MAXIMUM_BYTES + " bytes."));
    }

    /** As the client sent them: four characters of base64 are three bytes, one character of text may be four. */
    private static long bytes(APIGatewayProxyRequestEvent event) {
        var body = event.getBody();
        if (body == null || body.isEmpty()) {
            return 0;
        }
        if (!Boolean.TRUE.equals(event.getIsBase64Encoded())) {
            return body.length() > MAXIMUM_BYTES ? body.length() : body.getBytes(StandardCharsets.UTF_8).length;
        }
        var padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
        return body.length() / 4L * 3 - padding;
    }
}
