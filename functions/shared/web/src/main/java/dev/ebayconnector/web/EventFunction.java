package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.ebayconnector.core.JsonTree;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.core.settings.Settings;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The entry of every function that a queue or a schedule calls. It reads events itself, as {@link HttpFunction} does. */
public abstract class EventFunction implements RequestStreamHandler {

    private final Instance<ApplicationContext> instance;
    private final Duration reserve;

    /**
     * @param reserve of the function's time, for what has begun when the work ends
     * @param readers of the function's settings; their results become beans
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    protected EventFunction(Map<String, String> environment, Duration reserve, Function<Settings, Object>... readers) {
        this.instance = Instance.start(environment, readers);
        this.reserve = reserve;
    }

    /** @return the answer as JSON: maps with text as names, lists, text, numbers and truth values */
    protected abstract Map<String, ?> handle(ApplicationContext context, EventCall call);

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        var read = object(JsonTree.read(event));
        JsonTree.write(
                instance.use(context -> context.getBean(Metrics.class)
                        .measure(getClass(), () -> handle(context, call(context, read, lambda)))),
                answer);
    }

    private EventCall call(ApplicationContext context, Map<String, Object> event, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(reserve);
        return new EventCall(event, deadline, RequestId.acceptOrMint(lambda.getAwsRequestId()));
    }

    @SuppressWarnings("unchecked") // JsonTree's objects have text as names
    private static Map<String, Object> object(Object json) throws IOException {
        return switch (json) {
            case null -> Map.of();
            case Map<?, ?> object -> (Map<String, Object>) object;
            case Object _ -> throw new IOException("an event is a JSON object");
        };
    }

    /** For the start of a function, and for tests. */
    public final ApplicationContext context() {
        return instance.context();
    }
}
