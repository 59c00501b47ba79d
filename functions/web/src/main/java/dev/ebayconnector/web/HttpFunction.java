package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;

/**
 * The entry of every HTTP function: API Gateway payload format 1.0 in and out. With 2.0 Micronaut loses all but one
 * {@code Set-Cookie} and splits query values at commas, see {@code docs/rationale.md}.
 */
public abstract class HttpFunction extends ApiGatewayProxyRequestEventFunction {

    /** @param settings the function's checked settings; they become beans, and nothing else is read from the environment */
    protected HttpFunction(Object... settings) {
        super(FunctionContext.start(settings));
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        var tooLarge = applicationContext.getBean(BodyLimit.class).refuse(event);
        return tooLarge.orElseGet(() -> super.handleRequest(event, context));
    }

    /** For tests that look behind the function. */
    protected ApplicationContext context() {
        return applicationContext;
    }
}
