package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.TraceParent;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.core.settings.LambdaRuntime;
import dev.ebayconnector.core.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextProvider;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entry of every HTTP function. It reads events itself: the reader that AWS's runtime client has for
 * {@code RequestHandler} loads 800 classes more.
 */
public abstract class HttpFunction implements RequestStreamHandler, ApplicationContextProvider, Closeable {

    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int FAILED = 500;

    private final Instance<HttpHandler> instance;

    /**
     * @param readers of the function's settings; their results become beans. Nothing else is read from the environment,
     *     except what every HTTP function needs
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    protected HttpFunction(Map<String, String> environment, Function<Settings, Object>... readers) {
        ColdStart.loadClasses(LambdaRuntime.read(environment));
        this.instance = Instance.start(environment, withEdge(readers), HttpHandler::new);
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        EventJson.write(measured(EventJson.read(event), context), answer);
    }

    private APIGatewayProxyResponseEvent measured(APIGatewayProxyRequestEvent event, Context context) {
        return instance.context()
                .getBean(Metrics.class)
                .measure(getClass(), () -> handle(event, context), answer -> answer.getStatusCode() >= FAILED);
    }

    private APIGatewayProxyResponseEvent handle(APIGatewayProxyRequestEvent event, Context context) {
        return CurrentRequest.begin(
                EventHeaders.requestId(event),
                EventHeaders.only(event, TraceParent.HEADER),
                () -> refusal(event).orElseGet(() -> {
                    EventPath.normalise(event);
                    EmptyBody.normalise(event);
                    return answer(event, context);
                }));
    }

    /** The edge may send a secret that this instance has not taken yet, because it had no request for long. */
    private Optional<APIGatewayProxyResponseEvent> refusal(APIGatewayProxyRequestEvent event) {
        long version = instance.version();
        var refusal = instance.inCurrent(handler -> handler.refuse(event));
        if (refusal.filter(answer -> answer.getStatusCode() == FORBIDDEN).isEmpty()) {
            return refusal;
        }
        instance.fetchIfDue("edge secret");
        return instance.isNewerThan(version) ? instance.inCurrent(handler -> handler.refuse(event)) : refusal;
    }

    /**
     * A session that is signed with a new key is refused before anything is done; it made the instance look for the key, and
     * the request is handled again if there is one.
     */
    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        long version = instance.version();
        var answer = instance.use(handler -> handle(handler, event, context));
        return answer.getStatusCode() == UNAUTHORIZED && instance.isNewerThan(version)
                ? instance.inCurrent(handler -> handle(handler, event, context))
                : answer;
    }

    private APIGatewayProxyResponseEvent handle(
            HttpHandler handler, APIGatewayProxyRequestEvent event, Context context) {
        return readsMayRepeat()
                ? RepeatedRead.answer(event.getHttpMethod(), () -> handler.handleRequest(event, context))
                : handler.handleRequest(event, context);
    }

    /** Whether a GET that lost its database connection may be handled again; false where a GET changes something. */
    protected boolean readsMayRepeat() {
        return true;
    }

    /** For tests. */
    protected ApplicationContext context() {
        return instance.context();
    }

    /** For tests. */
    @Override
    public ApplicationContext getApplicationContext() {
        return instance.context();
    }

    @Override
    public void close() {
        instance.close();
    }

    @SuppressWarnings("unchecked")
    private static Function<Settings, Object>[] withEdge(Function<Settings, Object>[] readers) {
        return Stream.concat(Arrays.stream(readers), Stream.<Function<Settings, Object>>of(EdgeSettings::read))
                .toArray(Function[]::new);
    }
}
