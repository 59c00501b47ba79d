package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entry of every HTTP function: API Gateway payload format 1.0 in and out. With 2.0 Micronaut loses all but one
 * {@code Set-Cookie} and splits query values at commas, see {@code docs/rationale.md}.
 */
public abstract class HttpFunction extends ApiGatewayProxyRequestEventFunction {

    private final EdgeGate gate;
    private final BodyLimit limit;

    /**
     * @param readers of the function's settings; their results become beans. Nothing else is read from the environment,
     *     except what every HTTP function needs
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    protected HttpFunction(Map<String, String> environment, Function<Settings, Object>... readers) {
        super(FunctionContext.start(Settings.readAll(environment, withEdge(readers))));
        this.gate = applicationContext.getBean(EdgeGate.class);
        this.limit = applicationContext.getBean(BodyLimit.class);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return gate.refuse(event).or(() -> limit.refuse(event)).orElseGet(() -> {
            EventPath.normalise(event);
            EmptyBody.normalise(event);
            return CurrentRequest.with(EventHeaders.requestId(event), () -> answer(event, context));
        });
    }

    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        return readsMayRepeat()
                ? RepeatedRead.answer(event.getHttpMethod(), () -> super.handleRequest(event, context))
                : super.handleRequest(event, context);
    }

    /** Whether a GET that lost its database connection may be handled again; false where a GET changes something. */
    protected boolean readsMayRepeat() {
        return true;
    }

    /** For tests. */
    protected ApplicationContext context() {
        return applicationContext;
    }

    @SuppressWarnings("unchecked")
    private static Function<Settings, Object>[] withEdge(Function<Settings, Object>[] readers) {
        return Stream.concat(Arrays.stream(readers), Stream.<Function<Settings, Object>>of(EdgeSettings::read))
                .toArray(Function[]::new);
    }
}
