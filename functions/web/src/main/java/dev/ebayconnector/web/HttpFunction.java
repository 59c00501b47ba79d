package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.CurrentRequest;
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
        return tooLarge.orElseGet(() -> CurrentRequest.with(EventHeaders.requestId(event), () -> answer(event, context)));
    }

    private APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        return readsMayRepeat()
                ? RepeatedRead.answer(event.getHttpMethod(), () -> super.handleRequest(event, context))
                : super.handleRequest(event, context);
    }

    /** Whether a GET that lost its database connection may be handled again; false where a GET changes something. */
    protected boolean readsMayRepeat() {
        return true;
    }

    /** For tests that look behind the function. */
    protected ApplicationContext context() {
        return applicationContext;
    }
}
