package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import java.util.Optional;

/**
 * Micronaut for API Gateway payload format 1.0 in and out. With 2.0 Micronaut loses all but one {@code Set-Cookie} and splits
 * query values at commas, see {@code docs/rationale.md}.
 */
final class HttpHandler extends ApiGatewayProxyRequestEventFunction {

    private final EdgeGate gate;
    private final BodyLimit limit;

    HttpHandler(ApplicationContext context) {
        super(context);
        this.gate = context.getBean(EdgeGate.class);
        this.limit = context.getBean(BodyLimit.class);
    }

    /** The refusal of a request that did not come through the edge or is too large. */
    Optional<APIGatewayProxyResponseEvent> refuse(APIGatewayProxyRequestEvent event) {
        return gate.refuse(event).or(() -> limit.refuse(event));
    }
}
